import type { Customer } from "../../stripe/customers/customers";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { hasEnded } from "../../operations/facts";
import { isFree } from "../plan/item-facts";
import { whyUnusable } from "./usable";

/** What pays for what, in the order in which Stripe looks (STRIPE 3.9). Pure. */

type Payer = Pick<Customer, "defaultMethodId" | "hasSource" | "paymentMethod">;
type Paid = Pick<Subscription, "hasOwnPaymentMethod" | "paymentMethod">;

/** What is charged for it, as far as it may be read; null for none as well. */
export function payerOf({
  subscription: { paymentMethod, hasOwnPaymentMethod },
  customerMethod,
}: {
  subscription: Paid;
  customerMethod: PaymentMethod | null;
}): PaymentMethod | null {
  return paymentMethod ?? (hasOwnPaymentMethod ? null : customerMethod);
}

/** The payment method that is charged for it; null for none, or for a payment source of before there were any. */
export function chargedFor({ hasOwnPaymentMethod, paymentMethod }: Paid, { defaultMethodId }: Payer) {
  return hasOwnPaymentMethod ? (paymentMethod?.id ?? null) : defaultMethodId;
}

const isCharged = (subscription: Subscription) =>
  !hasEnded(subscription) &&
  !subscription.sendsInvoices &&
  !subscription.items.every(({ price }) => isFree(price));

/** The subscriptions that are charged to this payment method. */
export function paidBy(methodId: string, payer: Payer, subscriptions: Subscription[]): Subscription[] {
  return subscriptions.filter((one) => isCharged(one) && chargedFor(one, payer) === methodId);
}

/**
 * Of those, the ones that would be left without anything to charge, were it removed: Stripe then takes the customer's
 * default, if that is another one and can be charged. `now` in seconds.
 */
export function leftWithout(
  methodId: string,
  payer: Payer,
  subscriptions: Subscription[],
  now: number,
): Subscription[] {
  const { defaultMethodId, paymentMethod: usual } = payer;
  const isOther = defaultMethodId !== null && defaultMethodId !== methodId;
  const other = isOther ? !usual || whyUnusable(usual, now) === null : payer.hasSource;
  return other ? [] : paidBy(methodId, payer, subscriptions);
}
