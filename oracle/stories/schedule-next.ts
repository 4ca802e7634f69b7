import type Stripe from "stripe";
import type { Combination } from "../columns";
import type { Storyteller } from "./storyteller";

type Phase = Stripe.SubscriptionScheduleUpdateParams.Phase;

const month = { interval: "month", interval_count: 1 } as const;

/**
 * Attaches a row's schedule: the current phase, as Stripe derives it from the subscription, and the phases
 * after it.
 */
export async function scheduleNext(teller: Storyteller, { schedule, end }: Combination): Promise<void> {
  if (schedule === "none") return;
  const { stripe, catalogue, subscriptionId } = teller;
  const made = await stripe.subscriptionSchedules.create({ from_subscription: subscriptionId });
  const present = currentPhaseOf(made);
  const next = (price: string): Phase => ({
    items: [{ price, quantity: 1 }],
    duration: month,
    proration_behavior: "none",
  });
  const longer = { ...present, end_date: oneMonthAfter(present.end_date as number) };
  const plans = {
    ours: {
      end_behavior: "release",
      // The mark by which a portal recognizes its own schedules.
      metadata: { portal_op: "op_of_an_earlier_visit" },
      phases: [present, next(catalogue.cheaper)],
    },
    foreign: { end_behavior: "release", phases: [present, next(catalogue.dearer)] },
    term: { end_behavior: "cancel", phases: [present, next(catalogue.price)] },
    "last phase": { end_behavior: "cancel", phases: [end === "later" ? longer : present] },
  } as const;
  const { phases, ...plan } = plans[schedule];
  await stripe.subscriptionSchedules.update(made.id, {
    ...plan,
    phases: [...phases],
    proration_behavior: "none",
  });
}

function currentPhaseOf({ phases }: Stripe.SubscriptionSchedule): Phase {
  const [{ items, start_date, end_date, trial_end }] = phases as [Stripe.SubscriptionSchedule.Phase];
  return {
    items: items.map(({ price, quantity }) => ({
      price: typeof price === "string" ? price : price.id,
      ...(quantity !== undefined && { quantity }),
    })),
    start_date,
    end_date,
    ...(trial_end && { trial_end }),
    proration_behavior: "none",
  };
}

function oneMonthAfter(seconds: number): number {
  const date = new Date(seconds * 1000);
  return date.setUTCMonth(date.getUTCMonth() + 1) / 1000;
}
