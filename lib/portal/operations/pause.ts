import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { pausePayments } from "../../stripe/subscriptions/pauses";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { defineOperation } from "../execution/operation";
import { id, seconds } from "../execution/stored";
import { pauseChoices } from "../rules/pause-terms";

const lookup = z.object({ customerId: id, subscriptionId: id, resumesAt: seconds });
const stored = lookup.extend({ chargedOn: seconds }).strict();
type Command = z.output<typeof stored>;

/** Pauses payments for a number of months, starting with the next renewal. They resume automatically. */
export const pause = defineOperation<
  { months: number; chargedOn: number },
  Command,
  { outcome: "paused" },
  z.output<typeof lookup>
>({
  name: "pause",
  stored,
  lookup,
  input: z.strictObject({ months: z.int().min(1).max(12), chargedOn: z.int().min(1) }),

  async prepare({ visit, subscription, input }) {
    const choice = pauseChoices(subscription, visit.settings).find(({ months }) => months === input.months);
    if (!choice) throw new PortalError("invalid", "pause_not_offered");
    // If the subscription has renewed in the meantime, every date has moved, but the customer agreed to the dates on
    // the page.
    if (choice.chargedOn !== input.chargedOn) throw new PortalError("state_changed", "dates_changed");
    return {
      customerId: subscription.customerId,
      subscriptionId: subscription.id,
      resumesAt: choice.resumesAt,
      chargedOn: choice.chargedOn,
    };
  },

  async apply(stripe, { customerId, subscriptionId, resumesAt }, { id, key }) {
    const now = await findSubscription(stripe, [customerId], subscriptionId);
    // Stripe would replace a pause that the merchant has set since the click.
    if (now?.collectionPaused && now.collectionResumesAt !== resumesAt)
      throw new PortalError("state_changed");
    await pausePayments(stripe, { subscriptionId, resumesAt, operationId: id }, key);
    return { outcome: "paused" };
  },

  async findOutcome(stripe, { customerId, subscriptionId, resumesAt }) {
    const now = await findSubscription(stripe, [customerId], subscriptionId);
    return now?.collectionResumesAt === resumesAt ? { outcome: "paused" } : null;
  },

  said({ chargedOn }, _outcome, { say, date }) {
    return say("said.pause", { date: date(chargedOn) });
  },
});
