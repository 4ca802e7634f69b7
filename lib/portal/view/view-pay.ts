import type { Invoice } from "../../stripe/payments/invoices";
import { type Debt, isOnItsWay } from "../payment/debts";
import type { Speaker } from "../words/sentences";
import type { PayView } from "./pay-shape";

type PayOptions = {
  /** Whether a saved method could be charged, for invoices whose payment wasn't read. */
  hasPaymentMethod: boolean;
  /** The key Stripe.js needs to show the bank's question inside the page; null if it can't. */
  publishableKey: string | null;
};

/**
 * Where an invoice can be paid; null if nowhere, if nothing is left to pay, or if a payment is processing.
 */
export function describePay(
  { say, money }: Speaker,
  debt: Debt,
  { hasPaymentMethod, publishableKey }: PayOptions,
): PayView | null {
  const { invoice, payment } = debt;
  const { id: invoiceId, number, amountRemaining, currency, hostedUrl } = invoice;
  if (!isPayable(invoice) || isOnItsWay(debt)) return null;
  const isBankAsking = payment?.state === "bank_asks";
  const method = payment ? payment.paymentMethod !== null : hasPaymentMethod;
  const isHere = invoice.isAutomatic && method && !isBankAsking;
  if (!isHere && !hostedUrl) return null;
  const values = { amount: money(amountRemaining, currency) };
  const clientSecret = payment?.clientSecret;
  return {
    invoiceId,
    isHere,
    isBankAsking,
    label: say(isBankAsking ? "notice.confirm" : "notice.pay", values),
    title: say("pay.title", { number }),
    url: hostedUrl,
    stamp: payment?.stamp ?? null,
    inPlace: publishableKey && clientSecret ? { publishableKey, clientSecret } : null,
  };
}

/**
 * Whether something is left to pay and Stripe accepts it, which it also does for an uncollectible invoice.
 */
function isPayable({ status, amountRemaining, isForgiven }: Invoice): boolean {
  return (status === "open" || status === "uncollectible") && amountRemaining > 0 && !isForgiven;
}
