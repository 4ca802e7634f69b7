import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import type { InvoiceItem, Subscription } from "../records";
import type { Schedule } from "../schedules/schedule-records";

const maxSubscriptions = 500;
const maxItems = 250;

/**
 * Documented: the limit on a customer's subscriptions, current or scheduled. The error's text is from memory and
 * unverified.
 */
export function enforceSubscriptionLimit(world: World, customer: string): void {
  const running = world
    .all<Subscription>("subscription")
    .filter((one) => one.customer === customer && one.ended_at === null).length;
  const waiting = world
    .all<Schedule>("subscription_schedule")
    .filter((one) => one.customer === customer && one.status === "not_started").length;
  if (running + waiting < maxSubscriptions) return;
  throw invalidRequest(
    `Customer ${customer} already has the maximum ${maxSubscriptions} current subscriptions.`,
    { code: "customer_max_subscriptions" },
  );
}

/**
 * The limits on an invoice's items and on pending items, from a comment in Stripe's package. The message is from
 * memory.
 */
export function enforceItemLimit(world: World, customer: string, invoice: string | null): void {
  const together = world
    .all<InvoiceItem>("invoiceitem")
    .filter((one) => one.customer === customer && one.invoice === invoice).length;
  if (together < maxItems) return;
  throw invalidRequest(`An invoice can have at most ${maxItems} invoice items.`, {
    ...(invoice !== null && { param: "invoice" }),
  });
}
