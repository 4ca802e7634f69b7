import "server-only";
import { z } from "zod";
import { findOperationById } from "../../db/operations";
import { PortalError } from "../../errors";
import { type MerchantSchedule, restoreMerchantSchedule } from "../../stripe/schedules/merchant-schedules";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { clearReason, undoCancellation } from "../../stripe/subscriptions/undo-cancellation";
import { defineOperation } from "../execution/operation";
import { heldSchedule, id, seconds } from "../execution/stored";
import { planNameOf } from "../plan/plan-name";
import type { Visit } from "../visit/visit";

const lookup = z.object({
  customerId: id,
  subscription: z.strictObject({ id, atPeriodEnd: z.boolean(), term: seconds.nullable() }),
  /** The date of the end that is undone. */
  endsAt: seconds,
});
const stored = lookup
  .extend({
    /** The schedule before the cancellation, or null if the cancellation shortened none. */
    held: heldSchedule.nullable(),
    planName: z.string(),
  })
  .strict();
type Command = z.output<typeof stored>;

/** Undoes a cancellation before it takes effect. The subscription continues as before. */
export const keepSubscription = defineOperation<
  object,
  Command,
  { outcome: "kept" },
  z.output<typeof lookup>
>({
  name: "keep_subscription",
  stored,
  lookup,
  input: z.strictObject({}),

  async prepare({ visit, subscription, speaker }) {
    const { id, end, customerId } = subscription;
    if (!end) throw new PortalError("state_changed");
    return {
      customerId,
      subscription: { id, atPeriodEnd: end.atPeriodEnd, term: end.term },
      held: await readInterruptedSchedule(visit, subscription),
      endsAt: end.at,
      planName: await planNameOf(visit.stripe, visit.service, subscription, speaker),
    };
  },

  async apply(stripe, { subscription, held }, { id, key }) {
    if (!held) await undoCancellation(stripe, subscription, id, key);
    else {
      if (!(await restoreMerchantSchedule(stripe, held, key)))
        throw new PortalError("state_changed", "plan_lost");
      await clearReason(stripe, subscription.id, id, key);
    }
    return { outcome: "kept" };
  },

  async findOutcome(stripe, { customerId, subscription, endsAt }) {
    const now = await findSubscription(stripe, [customerId], subscription.id);
    if (!now || now.status === "canceled") return null;
    return now.endsAt === null || now.endsAt > endsAt ? { outcome: "kept" } : null;
  },

  said({ planName }, _outcome, { say }) {
    return say("said.keep_subscription", { plan: planName });
  },
});

/**
 * Returns the merchant's schedule as it was before the customer's cancellation shortened it. The cancellation's row
 * stores that version.
 *
 * @throws PortalError `not_allowed` with `plan_unknown` if the row no longer has the schedule, because the next phases
 * are then unknown.
 */
async function readInterruptedSchedule(
  { merchantId }: Visit,
  { schedule }: Subscription,
): Promise<MerchantSchedule | null> {
  if (!schedule?.endedEarlyBy) return null;
  const row = await findOperationById(merchantId, schedule.endedEarlyBy);
  const held = z.object({ held: heldSchedule }).safeParse(row?.command).data?.held;
  if (held?.scheduleId !== schedule.id) throw new PortalError("not_allowed", "plan_unknown");
  return held;
}
