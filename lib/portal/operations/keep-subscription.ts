import "server-only";
import { z } from "zod";
import { keepRunning } from "../../stripe/keeping";
import { releaseSchedule } from "../../stripe/schedules";
import { findSubscription } from "../../stripe/subscriptions";
import { defineOperation } from "../operation";
import { planNameOf } from "../plan/plan-name";

type Decided = {
  customerId: string;
  subscription: { id: string; atPeriodEnd: boolean };
  scheduleId: string | null;
  planName: string;
};

/** Takes a cancellation back before it happens: the subscription goes on as if nothing had been said. */
export const keepSubscription = defineOperation<Record<string, never>, Decided, { outcome: "kept" }>({
  name: "keep_subscription",
  input: z.strictObject({}),

  async prepare({ visit, subscription, speaker }) {
    return {
      customerId: subscription.customerId,
      subscription: { id: subscription.id, atPeriodEnd: subscription.cancelAtPeriodEnd },
      scheduleId: subscription.schedule?.id ?? null,
      planName: await planNameOf(visit.stripe, visit.service, subscription, speaker),
    };
  },

  async apply(stripe, { subscription, scheduleId }, { id, key }) {
    if (scheduleId) await releaseSchedule(stripe, scheduleId, key);
    await keepRunning(stripe, subscription, id, key);
    return { outcome: "kept" };
  },

  async findOutcome(stripe, { customerId, subscription }) {
    const now = await findSubscription(stripe, [customerId], subscription.id);
    return now && now.status !== "canceled" && now.endsAt === null ? { outcome: "kept" } : null;
  },

  said({ planName }, _outcome, { say }) {
    return say("said.keep_subscription", { plan: planName });
  },
});
