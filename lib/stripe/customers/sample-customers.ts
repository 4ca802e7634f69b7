import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";

/** A customer to look at the portal as, and the state of their newest subscription. */
export type SampleCustomer = { id: string; name: string; status: Stripe.Subscription.Status };

/** The most customers that a list can show without a search field. */
const mostSamples = 12;

/** A few of the account's customers: first one for each state of a subscription, and then others. Makes one request. */
export async function listSampleCustomers(stripe: StripeClient): Promise<SampleCustomer[]> {
  const { data } = await translateErrors(
    stripe.subscriptions.list({ status: "all", limit: 100, expand: ["data.customer"] }),
  );
  const all = new Map<string, SampleCustomer & { subscriptions: number; oddities: number }>();
  for (const subscription of data) {
    const { customer, status } = subscription;
    if (typeof customer === "string" || customer.deleted) continue;
    const { id, name, email } = customer;
    const known = all.get(id);
    if (known) known.subscriptions += 1;
    else
      all.set(id, {
        ...{ id, name: name || email || id, status },
        ...{ subscriptions: 1, oddities: odditiesOf(subscription) },
      });
  }
  // Customers with one ordinary subscription come first, because their portal shows the effect of a setting best.
  const customers = [...all.values()]
    .sort((one, other) => one.subscriptions - other.subscriptions || one.oddities - other.oddities)
    .map(({ id, name, status }) => ({ id, name, status }));
  const isFirstOfState = (one: SampleCustomer) =>
    customers.find(({ status }) => status === one.status) === one;
  const firsts = customers.filter(isFirstOfState);
  const others = customers.filter((one) => !isFirstOfState(one));
  const samples = [...firsts, ...others].slice(0, mostSamples);
  return samples.sort((one, other) => rankOf(one.status) - rankOf(other.status));
}

/**
 * In how many ways a subscription differs from most others. For example, it ends, is paid yearly or has several items.
 */
function odditiesOf({ cancel_at, pause_collection, schedule, items }: Stripe.Subscription): number {
  const [item, ...others] = items.data;
  const isMonthly = item?.price.recurring?.interval === "month" && item.price.recurring.interval_count === 1;
  const isMetered = item?.price.recurring?.usage_type === "metered";
  return [cancel_at, pause_collection, schedule, others.length > 0, !isMonthly, isMetered].filter(Boolean)
    .length;
}

const usualOrder: Stripe.Subscription.Status[] = [
  "active",
  "trialing",
  "past_due",
  "unpaid",
  "paused",
  "canceled",
];

const rankOf = (status: Stripe.Subscription.Status) =>
  usualOrder.includes(status) ? usualOrder.indexOf(status) : usualOrder.length;
