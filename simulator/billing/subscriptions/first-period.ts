import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { World } from "../../world";
import { afterRecurrences, type Period, periodContaining } from "../clock/periods";
import type { Price } from "../prices/price-records";
import { backdatedTo } from "./backdated";
import type { ItemTarget } from "./item-targets";
import type { CreateParams } from "./subscription-params";
import { checkTrialEnd } from "./trial";

/**
 * When a new subscription's billing starts: now, after a trial, or in full periods from a chosen anchor.
 * `from` is the past moment of a backdated start.
 */
export type StartOfBilling = { anchor: number; from: number | null; trialEnd: number | null };

export function startOfBilling(
  world: World,
  params: CreateParams,
  targets: readonly ItemTarget[],
): StartOfBilling {
  const trialEnd = trialEndOf(world, params);
  const from = backdatedTo(world, params, trialEnd);
  const chosen = params.billing_cycle_anchor;
  if (chosen === undefined) return { anchor: trialEnd ?? world.now(), from, trialEnd };
  if (trialEnd !== null) {
    const message = "The simulator does not imitate a trial together with billing_cycle_anchor.";
    throw new StripeRefusal(501, { type: "api_error", message });
  }
  checkAnchor(world, chosen, targets);
  return { anchor: chosen, from, trialEnd };
}

export function firstPeriod(world: World, { anchor, from }: StartOfBilling, price: Price): Period {
  const now = world.now();
  if (anchor <= now) return { start: now, end: afterRecurrences(now, price.recurring!, 1) };
  if (from === null) return { start: now, end: anchor };
  return { start: Math.max(from, periodContaining(anchor, price.recurring!, now).start), end: anchor };
}

function trialEndOf(world: World, { trial_end: end, trial_period_days: days }: CreateParams): number | null {
  if (end !== undefined && days !== undefined) {
    throw invalidRequest("You may only specify one of these parameters: trial_end, trial_period_days.");
  }
  if (days !== undefined)
    return days > 0 ? checkTrialEnd(world, world.now() + days * 86_400, "trial_period_days") : null;
  return end === undefined || end === "now" ? null : checkTrialEnd(world, end);
}

/** The errors' texts are from memory and unverified. */
function checkAnchor(world: World, anchor: number, targets: readonly ItemTarget[]): void {
  if (anchor < world.now()) {
    throw invalidRequest("billing_cycle_anchor cannot be in the past.", { param: "billing_cycle_anchor" });
  }
  for (const { after } of targets) {
    const natural = afterRecurrences(world.now(), after!.price.recurring!, 1);
    if (anchor <= natural) continue;
    throw invalidRequest(
      `billing_cycle_anchor cannot be later than next natural billing date (${natural}) for plan`,
      { param: "billing_cycle_anchor" },
    );
  }
}
