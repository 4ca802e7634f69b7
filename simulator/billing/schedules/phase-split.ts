import type { World } from "../../world";
import type { Subscription } from "../records";
import { phaseOfSubscription } from "./schedule-phases";
import { currentPhase, type Phase, type Schedule } from "./schedule-records";

/**
 * Documented: a direct change to a managed subscription splits the schedule's current phase in two, before
 * and after the change. Later phases stay and may override the change.
 */
export function splitCurrentPhase(world: World, subscription: Subscription): void {
  const schedule =
    subscription.schedule && world.find<Schedule>("subscription_schedule", subscription.schedule);
  if (!schedule) return;
  const present = currentPhase(schedule);
  if (!present) return;
  const { items, discounts, default_tax_rates } = phaseOfSubscription(subscription);
  const now = world.now();
  const isBegun = present.start_date < now && now < present.end_date;
  const after: Phase = { ...present, items, discounts, default_tax_rates };
  // One-time charges were made when the phase started.
  const rest: Phase = { ...after, add_invoice_items: [], start_date: now };
  const phases = schedule.phases.flatMap((phase) => {
    if (phase !== present) return [phase];
    return isBegun ? [{ ...present, end_date: now }, rest] : [after];
  });
  const start_date = isBegun ? now : present.start_date;
  const current_phase = { start_date, end_date: present.end_date };
  world.change<Schedule>(schedule, { phases, current_phase });
}
