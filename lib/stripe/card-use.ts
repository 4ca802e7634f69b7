import "server-only";
import type { StripeClient } from "./client";
import { isFaultOfStripe } from "./errors";
import { idOf } from "./id-of";
import type { StepKey } from "./step-key";

/** The card that pays for everything that has no card of its own. */
export function makeCustomerDefault(
  stripe: StripeClient,
  customerId: string,
  paymentMethodId: string,
  key: StepKey,
): Promise<void> {
  return setState(key("customer"), (options) =>
    stripe.customers.update(
      customerId,
      { invoice_settings: { default_payment_method: paymentMethodId } },
      options,
    ),
  );
}

/**
 * A subscription with a payment method of its own is charged with that and never looks at the customer's, so it
 * needs the new one too. One that has ended meanwhile takes none and needs none.
 */
export async function makeSubscriptionDefault(
  stripe: StripeClient,
  subscriptionId: string,
  paymentMethodId: string,
  key: StepKey,
): Promise<void> {
  try {
    await setState(key(`subscription_${subscriptionId}`), (options) =>
      stripe.subscriptions.update(subscriptionId, { default_payment_method: paymentMethodId }, options),
    );
  } catch (error) {
    const { status } = await stripe.subscriptions.retrieve(subscriptionId);
    if (status !== "canceled" && status !== "incomplete_expired") throw error;
  }
}

type Options = { idempotencyKey: string } | undefined;

/**
 * Stripe keeps its own faults under the key and would answer them for ever. To set a state twice is to set it once,
 * so after a fault it is asked anew, without the key.
 */
async function setState(options: Options, set: (options: Options) => Promise<unknown>): Promise<void> {
  try {
    await set(options);
  } catch (error) {
    if (!isFaultOfStripe(error)) throw error;
    await set(undefined);
  }
}

type Used = {
  customerId: string;
  paymentMethodId: string;
  subscriptionIds: string[];
  payments: { invoiceId: string }[];
};

/** Whether the card is used for all it was meant for, and which of the invoices are paid; for an unknown outcome. */
export async function readCardState(
  stripe: StripeClient,
  { customerId, paymentMethodId, subscriptionIds, payments }: Used,
): Promise<{ isUsed: boolean; paid: string[] }> {
  const [customer, subscriptions, invoices] = await Promise.all([
    stripe.customers.retrieve(customerId),
    Promise.all(subscriptionIds.map((id) => stripe.subscriptions.retrieve(id))),
    Promise.all(payments.map(({ invoiceId }) => stripe.invoices.retrieve(invoiceId))),
  ]);
  const isOurs = (method: string | { id: string } | null) =>
    method !== null && idOf(method) === paymentMethodId;
  const isUsed =
    !customer.deleted &&
    isOurs(customer.invoice_settings.default_payment_method) &&
    subscriptions.every((one) => isOurs(one.default_payment_method) || one.status === "canceled");
  return { isUsed, paid: invoices.filter(({ status }) => status === "paid").map(({ id }) => id) };
}
