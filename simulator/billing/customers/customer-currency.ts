import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import type { Customer, InvoiceItem, Subscription } from "../records";
import type { Schedule } from "../schedules/schedule-records";
import { balanceIn } from "./customer-balance";

/**
 * Makes a currency the customer's own, as a first subscription does. Documented: Stripe refuses this while anything is
 * active in another currency. Otherwise, a new subscription or schedule changes the customer's currency. `isExplicit`:
 * the request named the currency.
 */
export function adoptCurrency(world: World, customer: Customer, currency: string, isExplicit: boolean): void {
  const { currency: own } = customer;
  if (own === currency) return;
  if (own !== null && isBilledInOther(world, customer.id, currency)) throw refusal(own, currency, isExplicit);
  const balances = own === null ? {} : { ...customer._balances, [own]: customer.balance };
  world.change<Customer>(customer, {
    currency,
    ...(own !== null && { balance: balanceIn(customer, currency), _balances: balances }),
  });
}

/** Whether anything is billed, or will be billed, to the customer in another currency. */
function isBilledInOther(world: World, customer: string, currency: string): boolean {
  const subscribes = world
    .all<Subscription>("subscription")
    .some((one) => one.customer === customer && one.ended_at === null && one.currency !== currency);
  const waits = world
    .all<Schedule>("subscription_schedule")
    .some(
      (one) =>
        one.customer === customer && one.status === "not_started" && one.phases[0]?.currency !== currency,
    );
  const owes = world
    .all<InvoiceItem>("invoiceitem")
    .some((one) => one.customer === customer && one.invoice === null && one.currency !== currency);
  return subscribes || waits || owes;
}

/** Both messages are Stripe's. Unverified: Stripe sends the second if the request names a currency. */
function refusal(own: string, currency: string, isExplicit: boolean) {
  if (!isExplicit) {
    const message = `The currency of the selected prices (${currency}) does not match the customer currency (${own}).`;
    return invalidRequest(message);
  }
  return invalidRequest(
    "You cannot combine currencies on a single customer. This customer has an active subscription, subscription schedule, " +
      `discount, quote, or invoice item with currency ${own}.`,
  );
}
