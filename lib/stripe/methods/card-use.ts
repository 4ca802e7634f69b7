import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { isRefused, isStripeFault } from "../connection/errors";
import { idOf } from "../connection/id-of";
import type { StepKey } from "../connection/step-key";
import { changeMethodsInSchedule, type MethodChange, needsNoChange } from "../schedules/schedule-methods";

/** Makes the card the customer's default, which pays for each subscription without a payment method of its own. */
export async function makeCustomerDefault(
  stripe: StripeClient,
  customerId: string,
  paymentMethodId: string,
  key: StepKey,
): Promise<void> {
  await setState(key("customer"), (options) =>
    stripe.customers.update(
      customerId,
      { invoice_settings: { default_payment_method: paymentMethodId } },
      options,
    ),
  );
}

/**
 * Reads the ID of the customer's default payment method from Stripe. Null if there is none. Throws Stripe's errors
 * untranslated.
 */
export async function readDefaultMethodId(stripe: StripeClient, customerId: string): Promise<string | null> {
  const customer = await stripe.customers.retrieve(customerId);
  const method = customer.deleted ? null : customer.invoice_settings.default_payment_method;
  return method && idOf(method);
}

/**
 * Makes the card the subscription's own payment method. A subscription with a payment method of its own never uses the
 * customer's default, so the new card must be set there too. A subscription that has ended meanwhile accepts no payment
 * method, and needs none.
 */
export function makeSubscriptionDefault(
  stripe: StripeClient,
  subscriptionId: string,
  paymentMethodId: string,
  key: StepKey,
): Promise<void> {
  const own = { default_payment_method: paymentMethodId };
  return setMethods(stripe, subscriptionId, { own, scheduled: { to: paymentMethodId } }, key);
}

/** Removes the subscription's own payment method, so that the customer's default pays for it. */
export function followCustomerDefault(
  stripe: StripeClient,
  subscriptionId: string,
  key: StepKey,
): Promise<void> {
  return setMethods(stripe, subscriptionId, { own: none, scheduled: { to: null } }, key);
}

/**
 * Removes a payment method from a subscription and its schedule before it is detached, because the schedule's next
 * phase would set it again. Other payment methods stay.
 */
export async function stopUsingMethod(
  stripe: StripeClient,
  subscriptionId: string,
  paymentMethodId: string,
  key: StepKey,
): Promise<void> {
  const { default_payment_method: method } = await stripe.subscriptions.retrieve(subscriptionId);
  // If this runs again after a crash, the payment method may already be gone, and the request would differ from the
  // first one. The same idempotency key must not be sent with a different request.
  const own = method && idOf(method) === paymentMethodId ? none : null;
  return setMethods(stripe, subscriptionId, { own, scheduled: { to: null, only: paymentMethodId } }, key);
}

/**
 * An empty string removes the payment method. A source on the subscription would be charged before the customer's
 * default.
 */
const none = { default_payment_method: "", default_source: "" } as const;

type Methods = {
  /** If null, the subscription's own payment method stays. */
  own: { default_payment_method: string; default_source?: "" } | null;
  scheduled: MethodChange;
};

async function setMethods(
  stripe: StripeClient,
  subscriptionId: string,
  { own, scheduled }: Methods,
  key: StepKey,
): Promise<void> {
  try {
    const { schedule } = own
      ? await setState(key(`subscription_${subscriptionId}`), (options) =>
          stripe.subscriptions.update(subscriptionId, own, options),
        )
      : await stripe.subscriptions.retrieve(subscriptionId);
    if (!schedule) return;
    await setState(key(`schedule_${subscriptionId}`), (options) =>
      changeMethodsInSchedule(stripe, idOf(schedule), scheduled, options),
    );
  } catch (error) {
    const { status, schedule } = await stripe.subscriptions.retrieve(subscriptionId, expandSchedule);
    if (!acceptsNoMethod(status) && !(isRefused(error) && needsNoChange(schedule, scheduled))) throw error;
  }
}

/**
 * Whether the subscription has ended, or waits for its first payment. The first payment is always made with the payment
 * method that the subscription started with.
 */
const acceptsNoMethod = (status: Stripe.Subscription.Status) =>
  status === "canceled" || status === "incomplete_expired" || status === "incomplete";

const expandSchedule = { expand: ["schedule"] };

/**
 * Whether this payment method pays for the subscription, now and in later phases of its schedule. For a null ID:
 * whether the subscription has no payment method of its own.
 */
export function isPaidWith(
  { default_payment_method: method, default_source: source, schedule }: Stripe.Subscription,
  paymentMethodId: string | null,
): boolean {
  const isNow =
    paymentMethodId === null ? !method && !source : method !== null && idOf(method) === paymentMethodId;
  return isNow && needsNoChange(schedule, { to: paymentMethodId });
}

/** Same as `isPaidWith`, for the current subscription in Stripe. Throws Stripe's errors untranslated. */
export async function readIsPaidWith(
  stripe: StripeClient,
  subscriptionId: string,
  paymentMethodId: string | null,
): Promise<boolean> {
  return isPaidWith(await stripe.subscriptions.retrieve(subscriptionId, expandSchedule), paymentMethodId);
}

type Options = { idempotencyKey: string } | undefined;

/**
 * Stripe stores its own faults under the idempotency key and would return them on every retry. Setting a state twice
 * has the same effect as setting it once, so after such a fault, the state is set again without the key.
 */
async function setState<Value>(options: Options, set: (options: Options) => Promise<Value>): Promise<Value> {
  try {
    return await set(options);
  } catch (error) {
    if (!isStripeFault(error)) throw error;
    return set(undefined);
  }
}

type CardUse = {
  customerId: string;
  paymentMethodId: string;
  subscriptionIds: string[];
  payments: { invoiceId: string }[];
};

/**
 * Reads the result of an operation whose result is unknown: whether the card now pays for everything that it was meant
 * for, and which of the invoices are paid.
 */
export async function readCardState(
  stripe: StripeClient,
  { customerId, paymentMethodId, subscriptionIds, payments }: CardUse,
): Promise<{ isUsed: boolean; paid: string[] }> {
  const [customer, subscriptions, invoices] = await Promise.all([
    stripe.customers.retrieve(customerId),
    Promise.all(subscriptionIds.map((id) => stripe.subscriptions.retrieve(id, expandSchedule))),
    Promise.all(payments.map(({ invoiceId }) => stripe.invoices.retrieve(invoiceId))),
  ]);
  const isOurs = (method: string | { id: string } | null) =>
    method !== null && idOf(method) === paymentMethodId;
  const isUsed =
    !customer.deleted &&
    isOurs(customer.invoice_settings.default_payment_method) &&
    subscriptions.every((one) => isPaidWith(one, paymentMethodId) || acceptsNoMethod(one.status));
  return { isUsed, paid: invoices.filter(({ status }) => status === "paid").map(({ id }) => id) };
}
