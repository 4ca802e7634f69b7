import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { isMissing, translateErrors } from "../connection/errors";
import { idOf } from "../connection/id-of";
import type { StepKey } from "../connection/step-key";
import {
  isKnownType,
  type MethodKind,
  methodKinds,
  type MethodMark,
  type MethodType,
  type MethodUse,
} from "./method-kinds";

/**
 * The printed details of a card. `brand` is the brand to show: for a card with two brands, the holder's choice
 * (`display_brand`).
 */
export type Card = {
  brand: string;
  last4: string;
  expiryMonth: number;
  expiryYear: number;
  /** Stripe's name for the wallet that contains it. Absent in data stored before wallets were read. */
  wallet?: string | null;
};

/** A saved payment method of any type. */
export type PaymentMethod = {
  id: string;
  /** The customer's ID. Null if the payment method was detached, in which case Stripe refuses it permanently. */
  customerId: string | null;
  /** Stripe's name for the type, which the installed SDK may not list. */
  type: string;
  use: MethodUse;
  mark: MethodMark;
  /** Only for the type `card`. */
  card: Card | null;
  /** Whether the customer's bank blocks charges to it. */
  isBlocked: boolean;
};

/** Translates Stripe's payment method into our terms. Null if there is none, or if Stripe sent only its ID. */
export function reshapePaymentMethod(
  from: string | Stripe.PaymentMethod | null | undefined,
): PaymentMethod | null {
  if (!from || typeof from === "string") return null;
  const { id, customer, type } = from;
  return {
    id,
    customerId: customer ? idOf(customer) : null,
    type,
    // Types that Stripe adds later count as chargeable at any time. Stripe itself refuses requests that a type doesn't
    // support.
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

/** The payment method that Stripe charges for the subscription: its own, or the customer's default. */
export function chargedMethodOf({
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
    // `display_brand` is null on objects from before 2024.
    brand: display_brand ?? brand,
    last4,
    expiryMonth: exp_month,
    expiryYear: exp_year,
    wallet: wallet?.type ?? null,
  };
}

const maxShown = 100;

/** All of a customer's saved payment methods, newest first. */
export async function listPaymentMethods(stripe: StripeClient, customerId: string): Promise<PaymentMethod[]> {
  const page = await translateErrors(stripe.paymentMethods.list({ customer: customerId, limit: maxShown }));
  return page.data.flatMap((method) => reshapePaymentMethod(method) ?? []);
}

/** The current payment method in Stripe. Null if it doesn't exist. Throws Stripe's errors untranslated. */
export async function readPaymentMethod(stripe: StripeClient, id: string): Promise<PaymentMethod | null> {
  try {
    return reshapePaymentMethod(await stripe.paymentMethods.retrieve(id));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Detaches the payment method from its customer, permanently. Doesn't translate Stripe's errors. */
export async function detachPaymentMethod(stripe: StripeClient, id: string, key: StepKey): Promise<void> {
  await stripe.paymentMethods.detach(id, {}, key("detach"));
}
