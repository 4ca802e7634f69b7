import "server-only";
import Stripe from "stripe";
import { PortalError } from "../../errors";
import type { StripeClient } from "../connection/client";
import { isMissing } from "../connection/errors";
import { hostedLink } from "../connection/hosted-link";
import { idOf } from "../connection/id-of";
import type { StepKey } from "../connection/step-key";
import { type PaymentMethod, reshapePaymentMethod } from "../methods/payment-methods";

/**
 * - `bank_asks`: the bank wants the customer to confirm the payment (3-D Secure), and nothing is charged before that.
 * - `declined`: the last attempt was refused. `declineCode` says why.
 * - `processing`: the payment is under way, and neither paid nor refused yet.
 * - `due`: the invoice is open, and either no payment was attempted or the key can't see what happened.
 * - `closed`: the invoice is voided or not finalized.
 */
export type PaymentState = "paid" | "bank_asks" | "declined" | "processing" | "due" | "closed";

/** The state of one invoice's payment, and the payment method that would be charged. */
export type Payment = {
  invoiceId: string;
  invoiceNumber: string;
  customerId: string;
  subscriptionId: string | null;
  /** The reason for the invoice: a first payment, a change, a renewal, or something else. */
  occasion: "start" | "change" | "renewal" | "other";
  state: PaymentState;
  /** Why the last attempt was refused: Stripe's `decline_code`, or its `code` if there is none. */
  declineCode: string | null;
  /** Whether the refused payment method is a card. True if unknown. */
  isCard: boolean;
  amountRemaining: number;
  /** The original amount, minus the part paid from the customer's balance. */
  amountTotal: number;
  currency: string;
  /** False if the customer pays the invoice on Stripe's page, and nothing is charged automatically. */
  isAutomatic: boolean;
  /**
   * The method Stripe would charge: the invoice's own, the subscription's or the customer's. Null if there is
   * none.
   */
  paymentMethod: PaymentMethod | null;
  hostedUrl: string | null;
  /** Seconds. Null if Stripe won't retry automatically. */
  nextAttemptAt: number | null;
  /** Lets the browser confirm the payment with the bank. Set only while the bank asks. */
  clientSecret: string | null;
  /** Changes whenever anything happens to the payment. */
  stamp: string;
};

const expandMethods = [
  "default_payment_method",
  "parent.subscription_details.subscription.default_payment_method",
  "customer.invoice_settings.default_payment_method",
];
const expandAttempt = ["payments.data.payment.payment_intent", "confirmation_secret"];

/**
 * Reads the current payment state of an invoice. Null if the invoice doesn't exist. Throws Stripe's errors
 * untranslated. If the key can't read payment intents, an open invoice is `due`, without a reason.
 */
export async function readPayment(stripe: StripeClient, invoiceId: string): Promise<Payment | null> {
  const read = (expand: string[]) => stripe.invoices.retrieve(invoiceId, { expand });
  try {
    return reshapePayment(
      await read([...expandMethods, ...expandAttempt]).catch((error: unknown) => {
        if (error instanceof Stripe.errors.StripePermissionError) return read(expandMethods);
        throw error;
      }),
    );
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function reshapePayment(from: Stripe.Invoice): Payment {
  const intent = intentOf(from);
  const state = stateOf(from, intent);
  const refusal = intent?.last_payment_error;
  const subscription = from.parent?.subscription_details?.subscription;
  return {
    invoiceId: from.id,
    invoiceNumber: from.number ?? from.id,
    customerId: from.customer ? idOf(from.customer) : "",
    subscriptionId: subscription ? idOf(subscription) : null,
    occasion: occasionByReason[from.billing_reason ?? ""] ?? "other",
    state,
    declineCode: refusal?.decline_code ?? refusal?.code ?? null,
    isCard: (refusal?.payment_method?.type ?? "card") === "card",
    amountRemaining: from.amount_remaining,
    amountTotal: from.amount_due,
    currency: from.currency,
    isAutomatic: from.collection_method === "charge_automatically",
    paymentMethod: methodOf(from),
    hostedUrl: hostedLink(from.hosted_invoice_url),
    nextAttemptAt: from.next_payment_attempt,
    clientSecret: state === "bank_asks" ? (from.confirmation_secret?.client_secret ?? null) : null,
    stamp: [state, from.attempt_count, refusal?.charge ?? refusal?.code ?? "", from.amount_remaining].join(
      "|",
    ),
  };
}

const occasionByReason: Record<string, Payment["occasion"]> = {
  subscription_create: "start",
  subscription_update: "change",
  subscription_cycle: "renewal",
};

/** The open payment attempt, or else the newest one. An invoice may have several, with different payment methods. */
function intentOf({ payments }: Stripe.Invoice): Stripe.PaymentIntent | null {
  const all = payments?.data ?? [];
  const intent = (all.find(({ status }) => status === "open") ?? all[0])?.payment.payment_intent;
  return intent && typeof intent !== "string" ? intent : null;
}

function stateOf({ status }: Stripe.Invoice, intent: Stripe.PaymentIntent | null): PaymentState {
  if (status === "paid") return "paid";
  // An uncollectible invoice can still be paid, so it isn't closed.
  if (status !== "open" && status !== "uncollectible") return "closed";
  if (intent?.status === "requires_action") return "bank_asks";
  if (intent?.status === "processing") return "processing";
  const isRefused = intent?.status === "requires_payment_method" && intent.last_payment_error;
  return isRefused ? "declined" : "due";
}

type Method = string | Stripe.PaymentMethod | null | undefined;

function methodOf(from: Stripe.Invoice): Payment["paymentMethod"] {
  const { customer } = from;
  const subscription = from.parent?.subscription_details?.subscription;
  const own = subscription && typeof subscription !== "string" ? subscription.default_payment_method : null;
  const isKnown = customer && typeof customer !== "string" && !customer.deleted;
  const usual = isKnown ? customer.invoice_settings.default_payment_method : null;
  const first = [from.default_payment_method, own, usual].find((method: Method) => method);
  // A detached method has no customer, and Stripe refuses it permanently.
  const method = reshapePaymentMethod(first);
  return method?.customerId ? method : null;
}

/**
 * Pays an open invoice with this method. The customer is present, so the bank may ask for confirmation.
 * Throws Stripe's errors untranslated, including those for a declined card and for an invoice already paid.
 */
export async function payInvoice(
  stripe: StripeClient,
  { invoiceId, paymentMethodId }: { invoiceId: string; paymentMethodId: string },
  key: StepKey,
): Promise<{ outcome: "paid" } | Unpaid> {
  try {
    const asked = { payment_method: paymentMethodId, off_session: false };
    const { status } = await stripe.invoices.pay(invoiceId, asked, key("pay"));
    // A bank debit leaves the invoice open, because the bank answers days later.
    return status === "paid" ? { outcome: "paid" } : { outcome: "processing", payUrl: null };
  } catch (error) {
    const isAsking = (error as { code?: unknown }).code === "invoice_payment_intent_requires_action";
    if (!isAsking) throw error;
    const { hosted_invoice_url: payUrl } = await stripe.invoices.retrieve(invoiceId);
    return { outcome: "bank_asks", payUrl: hostedLink(payUrl) };
  }
}

/**
 * Voids an open invoice, so nothing is owed anymore. A pending update ends with its invoice, and a
 * subscription that waits for its first payment never starts. An invoice that is already void counts as
 * success.
 *
 * @throws PortalError `state_changed` if it was paid in the meantime.
 */
export async function voidOpenInvoice(stripe: StripeClient, invoiceId: string, key: StepKey): Promise<void> {
  try {
    await stripe.invoices.voidInvoice(invoiceId, {}, key("void"));
  } catch (error) {
    const { status } = await stripe.invoices.retrieve(invoiceId);
    if (status === "paid") throw new PortalError("state_changed", "paid_meanwhile");
    if (status !== "void") throw error;
  }
}

/**
 * The outcome of a payment that isn't made yet. `bank_asks`: the customer only has to confirm it. `processing`: the
 * customer has nothing left to do.
 */
export type Unpaid = { outcome: "bank_asks" | "payment_required" | "processing"; payUrl: string | null };

/** The customer's next step for a payment that isn't made yet. */
export function unpaidOutcome({ state, hostedUrl }: Payment): Unpaid {
  if (state === "processing") return { outcome: "processing", payUrl: null };
  return { outcome: state === "bank_asks" ? "bank_asks" : "payment_required", payUrl: hostedUrl };
}

/**
 * Settles an attempt that left an invoice open, for a change that must not happen before it is paid. Stripe responds to
 * a declined card and to a bank's confirmation request the same way: the change waits with an open invoice. If the bank
 * asks, the invoice stays open for the confirmation. After a decline, the invoice is voided, so that the customer owes
 * nothing for a change that didn't happen and can try again.
 *
 * @throws PortalError `payment_declined` with Stripe's code if the card was declined. In that case, nothing is pending.
 */
export async function settleAttempt(
  stripe: StripeClient,
  invoiceId: string,
  key: StepKey,
): Promise<Unpaid | { outcome: "paid" }> {
  const payment = await readPayment(stripe, invoiceId);
  // If the invoice is closed and its last attempt was refused, an earlier run of this operation voided it.
  const isOver = !payment || payment.state === "closed";
  if (isOver && !payment?.declineCode) throw new PortalError("state_changed", "invoice_closed");
  if (isOver || payment.state === "declined") {
    if (!isOver) await voidOpenInvoice(stripe, invoiceId, key);
    throw new PortalError("payment_declined", payment?.declineCode ?? undefined);
  }
  return payment.state === "paid" ? { outcome: "paid" } : unpaidOutcome(payment);
}
