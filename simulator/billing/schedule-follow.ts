import type { World } from "../world";
import type { Subscription } from "./records";
import { phaseOfSubscription } from "./schedule-phases";
import type { Schedule } from "./schedule-records";
import { currentPhase } from "./schedule-records";

/** A managed subscription that is changed directly changes the present phase of its schedule with it. */
export function followSubscription(world: World, subscription: Subscription): void {
  const schedule =
    subscription.schedule && world.find<Schedule>("subscription_schedule", subscription.schedule);
  if (!schedule) return;
  const present = currentPhase(schedule);
  const { items, discounts, default_tax_rates } = phaseOfSubscription(subscription);
  const said = { items, discounts, default_tax_rates };
  const phases = schedule.phases.map((phase) => (phase === present ? { ...phase, ...said } : phase));
  world.change<Schedule>(schedule, { phases });
}
