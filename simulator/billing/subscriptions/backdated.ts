import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { World } from "../../world";
import { type Period, periodContaining, type Recurrence } from "../clock/periods";
import { serviceLine } from "../invoices/invoice-lines";
import { priceOf } from "../lookup";
import { isMetered } from "../prices/price-amount";
import type { InvoiceLine, Subscription } from "../records";
import type { CreateParams } from "./subscription-params";

/** The past moment from which a new subscription is billed; null if it is billed from now. */
export function backdatedTo(world: World, params: CreateParams, trialEnd: number | null): number | null {
  const { backdate_start_date: from } = params;
  if (from === undefined) return null;
  if (from >= world.now()) {
    throw invalidRequest("`backdate_start_date` must be in the past.", { param: "backdate_start_date" });
  }
  if (trialEnd === null) return from;
  const message = "The simulator does not imitate a trial together with backdate_start_date.";
  throw new StripeRefusal(501, { type: "api_error", message });
}

/** Documented: the maximum number of lines on a backdated invoice. */
const maxLines = 250;

/**
 * The lines for the time from a backdated start until now, or until a chosen anchor. Documented: flexible
 * billing has one line for each natural period, classic billing one line for the whole time. Without an
 * anchor, periods are counted from the start.
 */
export function backdatedLines(
  world: World,
  subscription: Subscription,
  { anchor, from }: { anchor: number; from: number | null },
): InvoiceLine[] {
  if (from === null) return [];
  const isAnchored = anchor > world.now();
  const span = { start: from, end: isAnchored ? anchor : world.now() };
  const lines = subscription.items.data.flatMap((item) => {
    const price = priceOf(world, item.price);
    if (isMetered(price)) return [];
    const stretches = splitIntoPeriods(span, price.recurring!, isAnchored ? anchor : from);
    const each = stretches.map(({ whole, billed }) => serviceLine(world, subscription, item, whole, billed));
    return subscription.billing_mode.type === "flexible" ? each : [mergeLines(each, span)];
  });
  if (lines.length <= maxLines) return lines;
  throw invalidRequest(`Backdating is not supported when an invoice has more than ${maxLines} lines.`, {
    param: "backdate_start_date",
  });
}

function splitIntoPeriods({ start, end }: Period, recurrence: Recurrence, origin: number) {
  const stretches: { whole: Period; billed: Period }[] = [];
  for (let at = start; at < end && stretches.length <= maxLines;) {
    const whole = periodContaining(origin, recurrence, at);
    const billed = { start: at, end: Math.min(whole.end, end) };
    stretches.push({ whole, billed });
    at = billed.end;
  }
  return stretches;
}

function mergeLines(lines: readonly InvoiceLine[], period: Period): InvoiceLine {
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  return { ...lines[0]!, amount, subtotal: amount, period };
}
