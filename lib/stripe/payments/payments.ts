import "server-only";
import Stripe from "stripe";
import { PortalError } from "../../errors";
import { hostedLink } from "../connection/hosted-link";
import type { StripeClient } from "../connection/client";
import { isMissing } from "../connection/errors";
import { idOf } from "../connection/id-of";
import { reshapePaymentMethod } from "../methods/payment-methods";
import type { PaymentMethod } from "../methods/payment-methods";
import type { StepKey } from "../connection/step-key";

/**
 * - `bank_asks`: the bank wants its customer to confirm (3-D Secure); nothing is taken before.
 * - `declined`: the last attempt was refused; `declineCode` says why.
 * - `processing`: on its way, neither paid nor refused yet.
 * - `due`: open, and nobody tried or the key may not know what became of it.
 * - `closed`: voided, or not final.
 */
export type PaymentState = "paid" | "bank_asks" | "declined" | "processing" | "due" | "closed";

/** How it stands with the payment of one invoice, and with what it would be paid. */
export type Payment = {
  invoiceId: string;
  invoiceNumber: string;
  customerId: string;
  subscriptionId: string | null;
  /** What the invoice was made for: a first payment, a change, a renewal, or something else. */
  occasion: "start" | "change" | "renewal" | "other";
  state: PaymentState;
  /** Why the last attempt was refused: Stripe's `decline_code`, or its `code` where there is none. */
  declineCode: string | null;
  /** What was refused is a card; true as well where that is not known. */
  isCard: boolean;
  amountRemaining: number;
  /** What it asked for in the beginning, less what the customer's balance paid. */
  amountTotal: number;
  currency: string;
  /** False when it is paid by invoice: the customer pays on Stripe's page and nothing is charged by itself. */
  isAutomatic: boolean;
  /** Stripe's own choice for this invoice: its own method, the subscription's, the customer's. Null without any. */
  paymentMethod: PaymentMethod | null;
  hostedUrl: string | null;
  /** Seconds; null when Stripe will not try again by itself. */
  nextAttemptAt: number | null;
  /** With which a browser answers the bank; only while the bank asks. */
  clientSecret: string | null;
  /** Another one as soon as anything has happened to the payment. */
  stamp: string;
};

const expandMethods = [
  "default_payment_method",
  "parent.subscription_details.subscription.default_payment_method",
  "customer.invoice_settings.default_payment_method",
];
const expandAttempt = ["payments.data.payment.payment_intent", "confirmation_secret"];

/**
 * Reads how it stands with an invoice now; null for one that does not exist. Throws Stripe's errors as they are.
 * With a key that may not read payment intents an open invoice is `due`: open, without a reason.
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
    occasion: occasions[from.billing_reason ?? ""] ?? "other",
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

const occasions: Record<string, Payment["occasion"]> = {
  subscription_create: "start",
  subscription_update: "change",
  subscription_cycle: "renewal",
};

/** The attempt that is open, or else the newest: an invoice may have been tried in several ways. */
function intentOf({ payments }: Stripe.Invoice): Stripe.PaymentIntent | null {
  const all = payments?.data ?? [];
  const intent = (all.find(({ status }) => status === "open") ?? all[0])?.payment.payment_intent;
  return intent && typeof intent !== "string" ? intent : null;
}

function stateOf({ status }: Stripe.Invoice, intent: Stripe.PaymentIntent | null): PaymentState {
  if (status === "paid") return "paid";
  // What was given up on can still be paid.
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
  // A method that was detached belongs to nobody any more, and Stripe refuses it for good.
  const method = reshapePaymentMethod(first);
  return method?.customerId ? method : null;
}

/**
 * Pays an open invoice with this method. The customer is present, so a bank may ask. Throws Stripe's errors as they
 * are: for a declined card, and for what is paid already.
 */
export async function payInvoice(
  stripe: StripeClient,
  { invoiceId, paymentMethodId }: { invoiceId: string; paymentMethodId: string },
  key: StepKey,
): Promise<{ outcome: "paid" } | Unpaid> {
  try {
    const asked = { payment_method: paymentMethodId, off_session: false };
    const { status } = await stripe.invoices.pay(invoiceId, asked, key("pay"));
    // A bank debit leaves it open: the bank answers days later.
    return status === "paid" ? { outcome: "paid" } : { outcome: "processing", payUrl: null };
  } catch (error) {
    const isAsking = (error as { code?: unknown }).code === "invoice_payment_intent_requires_action";
    if (!isAsking) throw error;
    const { hosted_invoice_url: payUrl } = await stripe.invoices.retrieve(invoiceId);
    return { outcome: "bank_asks", payUrl: hostedLink(payUrl) };
  }
}

/**
 * Takes an open invoice back: nothing is owed any more. A pending update goes with its invoice, and a subscription
 * that waits for its first payment never starts. One that is void already is what was wanted.
 *
 * @throws PortalError `state_changed` when it was paid in the meantime.
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

/** A payment that is not made yet: `bank_asks` when the customer has only to confirm it, `processing` when nothing is left to do. */
export type Unpaid = { outcome: "bank_asks" | "payment_required" | "processing"; payUrl: string | null };

/** What to do about a payment that is not made yet. */
export function unpaidOutcome({ state, hostedUrl }: Payment): Unpaid {
  if (state === "processing") return { outcome: "processing", payUrl: null };
  return { outcome: state === "bank_asks" ? "bank_asks" : "payment_required", payUrl: hostedUrl };
}

/**
 * Settles what an attempt left open, where nothing shall happen before it is paid. Stripe answers a declined card
 * and a bank's question alike: the change waits with an open invoice. A question is worth waiting for; after a
 * decline the invoice is voided, so that nothing stays owed for what was not had and the customer can try again.
 *
 * @throws PortalError `payment_declined` with Stripe's code, when the card was declined and nothing waits any more.
 */
export async function settleAttempt(
  stripe: StripeClient,
  invoiceId: string,
  key: StepKey,
): Promise<Unpaid | { outcome: "paid" }> {
  const payment = await readPayment(stripe, invoiceId);
  // Closed with a refusal on it: an earlier try of this same operation came as far as here.
  const isOver = !payment || payment.state === "closed";
  if (isOver && !payment?.declineCode) throw new PortalError("state_changed", "invoice_closed");
  if (isOver || payment.state === "declined") {
    if (!isOver) await voidOpenInvoice(stripe, invoiceId, key);
    throw new PortalError("payment_declined", payment?.declineCode ?? undefined);
  }
  return payment.state === "paid" ? { outcome: "paid" } : unpaidOutcome(payment);
}
