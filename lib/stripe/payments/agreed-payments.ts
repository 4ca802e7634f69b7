import "server-only";
import Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { isStripeFault, mayStillRun } from "../connection/errors";
import { hostedLink } from "../connection/hosted-link";
import type { StepKey } from "../connection/step-key";

/**
 * The result of paying one invoice. `changed`: the invoice is no longer open at the agreed amount, and nothing was
 * charged. `open`: Stripe failed, and reports the invoice as still unpaid. `reason`: Stripe's code for a decline.
 */
export type AgreedPaymentResult =
  | { outcome: "paid" | "changed" }
  | { outcome: "open" | "bank_asks"; payUrl: string | null }
  | { outcome: "declined"; reason: string | null; payUrl: string | null };

/**
 * Pays an invoice with the card if it is still open at exactly the agreed amount. A declined card is a result, not an
 * error. Throws only if the result is unknown or the error isn't about the card.
 */
export async function payAgreedInvoice(
  stripe: StripeClient,
  { invoiceId, amount }: { invoiceId: string; amount: number },
  paymentMethodId: string,
  key: StepKey,
): Promise<AgreedPaymentResult> {
  const before = await stripe.invoices.retrieve(invoiceId);
  if (before.status === "paid") return { outcome: "paid" };
  if (before.status !== "open" || before.amount_remaining !== amount) return { outcome: "changed" };
  try {
    await stripe.invoices.pay(invoiceId, { payment_method: paymentMethodId }, key(`pay_${invoiceId}`));
    return { outcome: "paid" };
  } catch (error) {
    return resultAfter(error, stripe, invoiceId);
  }
}

const { errors } = Stripe;
const bankAsksCodes = ["invoice_payment_intent_requires_action", "authentication_required"];

/** After a refusal, the invoice is read again, because Stripe also refuses to pay an invoice that is already paid. */
async function resultAfter(
  error: unknown,
  stripe: StripeClient,
  invoiceId: string,
): Promise<AgreedPaymentResult> {
  if (!(error instanceof errors.StripeError) || mayStillRun(error)) throw error;
  const { status, hosted_invoice_url } = await stripe.invoices.retrieve(invoiceId);
  const payUrl = hostedLink(hosted_invoice_url);
  if (status === "paid") return { outcome: "paid" };
  if (status !== "open") return { outcome: "changed" };
  if (isStripeFault(error)) return { outcome: "open", payUrl };
  const { code, decline_code: reason = code } = error;
  if ([code, reason].some((word) => bankAsksCodes.includes(word ?? "")))
    return { outcome: "bank_asks", payUrl };
  if (error instanceof errors.StripeCardError) return { outcome: "declined", reason: reason ?? null, payUrl };
  throw error;
}
