import type { Invoice } from "../../stripe/payments/invoices";
import { type Debt, isOnItsWay } from "../payment/debts";
import type { Speaker } from "../words/sentences";
import type { PayView } from "./pay-shape";

type Means = {
  /** Whether something saved could be charged for it, for where its payment was not read. */
  hasPaymentMethod: boolean;
  /** With which Stripe.js asks a bank's question inside the page; null where it may not. */
  bankKey: string | null;
};

/** Where an invoice is paid; null when there is nowhere, nothing left to pay, or a payment on its way. */
export function describePay(
  { say, money }: Speaker,
  debt: Debt,
  { hasPaymentMethod, bankKey }: Means,
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
    inPlace: bankKey && clientSecret ? { publishableKey: bankKey, clientSecret } : null,
  };
}

/** Something is left to pay, and Stripe takes it: also where it has given up on it. */
function isPayable({ status, amountRemaining, isForgiven }: Invoice): boolean {
  return (status === "open" || status === "uncollectible") && amountRemaining > 0 && !isForgiven;
}
