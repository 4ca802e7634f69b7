import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import type { InvoiceItem, Subscription } from "../records";
import type { Schedule } from "../schedules/schedule-records";

const mostSubscriptions = 500;
const mostItems = 250;

/**
 * Documented: the limit on a customer's subscriptions, current or scheduled. The text is from memory,
 * unverified.
 */
export function refuseFurtherSubscription(world: World, customer: string): void {
  const running = world
    .all<Subscription>("subscription")
    .filter((one) => one.customer === customer && one.ended_at === null).length;
  const waiting = world
    .all<Schedule>("subscription_schedule")
    .filter((one) => one.customer === customer && one.status === "not_started").length;
  if (running + waiting < mostSubscriptions) return;
  throw invalidRequest(
    `Customer ${customer} already has the maximum ${mostSubscriptions} current subscriptions.`,
    { code: "customer_max_subscriptions" },
  );
}

/**
 * From the package's comment: the limit on an invoice's items, and on those waiting for one. The text is from
 * memory.
 */
export function refuseFurtherItem(world: World, customer: string, invoice: string | null): void {
  const together = world
    .all<InvoiceItem>("invoiceitem")
    .filter((one) => one.customer === customer && one.invoice === invoice).length;
  if (together < mostItems) return;
  throw invalidRequest(`An invoice can have at most ${mostItems} invoice items.`, {
    ...(invoice !== null && { param: "invoice" }),
  });
}
