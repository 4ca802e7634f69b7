import { hasEnded } from "../../operations/facts";
import type { Customer } from "../../stripe/customers/customers";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isFree } from "../plan/item-checks";
import { whyUnusable } from "./usable";

/** Finds the payment method that Stripe charges, in Stripe's order of precedence. Pure. */

type Payer = Pick<Customer, "defaultMethodId" | "hasSource" | "paymentMethod">;
type Paid = Pick<Subscription, "hasOwnPaymentMethod" | "paymentMethod">;

/** The method charged for the subscription. Null if there is none or it couldn't be read. */
export function chargedMethod({
  subscription: { paymentMethod, hasOwnPaymentMethod },
  customerMethod,
}: {
  subscription: Paid;
  customerMethod: PaymentMethod | null;
}): PaymentMethod | null {
  return paymentMethod ?? (hasOwnPaymentMethod ? null : customerMethod);
}

/**
 * The ID of the payment method charged for the subscription. Null if there is none, or if an old payment source is
 * charged.
 */
export function chargedMethodId({ hasOwnPaymentMethod, paymentMethod }: Paid, { defaultMethodId }: Payer) {
  return hasOwnPaymentMethod ? (paymentMethod?.id ?? null) : defaultMethodId;
}

const isCharged = (subscription: Subscription) =>
  !hasEnded(subscription) &&
  !subscription.sendsInvoices &&
  !subscription.items.every(({ price }) => isFree(price));

/** The subscriptions charged to this payment method. */
export function subscriptionsPaidBy(
  methodId: string,
  payer: Payer,
  subscriptions: Subscription[],
): Subscription[] {
  return subscriptions.filter((one) => isCharged(one) && chargedMethodId(one, payer) === methodId);
}

/**
 * The subscriptions that would have no method left if this method were removed. These are the subscriptions charged to
 * this method, unless the customer's default is another method that can be charged. Subscriptions whose schedule names
 * this method are added if the schedule is of a kind that we never change. `now` in seconds.
 */
export function leftWithoutMethod(
  methodId: string,
  payer: Payer,
  subscriptions: Subscription[],
  now: number,
): Subscription[] {
  const { defaultMethodId, paymentMethod: usual } = payer;
  const isOther = defaultMethodId !== null && defaultMethodId !== methodId;
  const other = isOther ? !usual || whyUnusable(usual, now) === null : payer.hasSource;
  const fixed = subscriptions.filter(
    ({ schedule }) => schedule?.isUnknown && schedule.methodIds.includes(methodId),
  );
  const paid = other ? [] : subscriptionsPaidBy(methodId, payer, subscriptions);
  return subscriptions.filter((one) => paid.includes(one) || fixed.includes(one));
}
