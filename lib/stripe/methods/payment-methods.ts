import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { asking, isMissing } from "../connection/errors";
import { idOf } from "../connection/id-of";
import { isKnownType, methodKinds } from "./method-kinds";
import type { MethodKind, MethodMark, MethodType, MethodUse } from "./method-kinds";
import type { StepKey } from "../connection/step-key";

/** What is printed on a card. `brand` is the one to show: of a card of two brands the one its holder chose (`display_brand`). */
export type Card = {
  brand: string;
  last4: string;
  expiryMonth: number;
  expiryYear: number;
  /** Stripe's word for the wallet it is kept in. Absent in what was written down before wallets were read. */
  wallet?: string | null;
};

/** A saved way to pay, of whichever kind. */
export type PaymentMethod = {
  id: string;
  /** Null for one that was detached: it belongs to nobody, and Stripe refuses it for good. */
  customerId: string | null;
  /** Stripe's word, which may be one that the installed SDK does not know. */
  type: string;
  use: MethodUse;
  mark: MethodMark;
  /** Only for the type `card`. */
  card: Card | null;
  /** Its bank has closed it to charges. */
  isBlocked: boolean;
};

/** Null where there is none, or where Stripe told nothing but its id. */
export function reshapePaymentMethod(
  from: string | Stripe.PaymentMethod | null | undefined,
): PaymentMethod | null {
  if (!from || typeof from === "string") return null;
  const { id, customer, type } = from;
  return {
    id,
    customerId: customer ? idOf(customer) : null,
    type,
    // What Stripe adds later is charged as everything that can be saved: Stripe itself refuses what it cannot do.
    use: isKnownType(type) ? methodKinds[type].use : "waits",
    mark: {
      name: null,
      last4: null,
      bank: null,
      account: null,
      ...(isKnownType(type) && markOf(from, type)),
    },
    card: reshapeCard(from),
    isBlocked: Boolean(from.us_bank_account?.status_details?.blocked),
  };
}

/** What Stripe charges for it: its own, or the customer's. */
export function payerOf({
  default_payment_method: own,
  customer,
}: Stripe.Subscription): PaymentMethod | null {
  if (own) return reshapePaymentMethod(own);
  if (typeof customer === "string" || customer.deleted) return null;
  return reshapePaymentMethod(customer.invoice_settings.default_payment_method);
}

function markOf<Type extends MethodType>(from: Stripe.PaymentMethod, type: Type): Partial<MethodMark> {
  const details = from[type];
  const kind: MethodKind<Type> = methodKinds[type];
  return details ? kind.markOf(details as Parameters<typeof kind.markOf>[0]) : {};
}

export function reshapeCard(from: string | Stripe.PaymentMethod | null | undefined): Card | null {
  if (!from || typeof from === "string" || !from.card) return null;
  const { brand, display_brand, last4, exp_month, exp_year, wallet } = from.card;
  return {
    // Null on objects of before 2024.
    brand: display_brand ?? brand,
    last4,
    expiryMonth: exp_month,
    expiryYear: exp_year,
    wallet: wallet?.type ?? null,
  };
}

const mostShown = 100;

/** Everything a customer has saved, newest first. */
export async function listPaymentMethods(stripe: StripeClient, customerId: string): Promise<PaymentMethod[]> {
  const page = await asking(stripe.paymentMethods.list({ customer: customerId, limit: mostShown }));
  return page.data.flatMap((method) => reshapePaymentMethod(method) ?? []);
}

/** Read now; null for one that does not exist. Throws Stripe's errors as they are. */
export async function readPaymentMethod(stripe: StripeClient, id: string): Promise<PaymentMethod | null> {
  try {
    return reshapePaymentMethod(await stripe.paymentMethods.retrieve(id));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Takes it away from its customer, for good. Stripe's errors are not translated here. */
export async function detachPaymentMethod(stripe: StripeClient, id: string, key: StepKey): Promise<void> {
  await stripe.paymentMethods.detach(id, {}, key("detach"));
}
