import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { setDiscounts, stillAdds, withDiscount } from "../../stripe/discounts/discounts";
import { operationMark } from "../../stripe/subscriptions/marks";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { codeUseOf, couponContext, sayCodeTerms, sayDiscount } from "../code/code-terms";
import { readCouponEffect } from "../code/coupon-effect";
import { explainCodeRefusal, readUsableCode } from "../code/typed-code";
import { defineOperation } from "../execution/operation";
import { discounts, grant, id } from "../execution/stored";
import { openQuote } from "../terms/quote";

const lookup = z.object({ customerId: id, operationId: id, subscriptionId: id, couponId: id });
const stored = lookup
  .extend({
    grant,
    /** The current discounts and the new one. */
    discounts,
    name: z.string(),
    off: z.string(),
    terms: z.string(),
  })
  .strict();
type Command = z.output<typeof stored>;

/** `endsAt` is in seconds, and null if the discount never ends or applies to one invoice. */
type Outcome = { outcome: "applied"; endsAt: number | null };

/** Adds a discount to a subscription. Nothing is charged; the next invoice is lower. */
export const applyCoupon = defineOperation<{ quote: string }, Command, Outcome, z.output<typeof lookup>>({
  name: "apply_coupon",
  stored,
  lookup,
  input: z.strictObject({ quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input, speaker }) {
    const { grant } = openQuote(visit, subscription.id, couponContext, input.quote);
    if (!grant) throw new PortalError("state_changed", "quote_of_another_kind");
    // Check everything again: since the preview, the code may have expired, or another customer may have redeemed it.
    const code = await readUsableCode(visit, grant, codeUseOf(subscription));
    await readCouponEffect(visit, subscription, code);
    return {
      customerId: subscription.customerId,
      operationId,
      subscriptionId: subscription.id,
      grant,
      couponId: code.couponId,
      discounts: withDiscount(subscription, grant),
      name: code.name,
      off: sayDiscount(speaker, code, subscription.currency),
      terms: sayCodeTerms(speaker, code, subscription.currency),
    };
  },

  async apply(stripe, command, { key }) {
    const { customerId, subscriptionId, operationId, grant, discounts } = command;
    const now = await findSubscription(stripe, [customerId], subscriptionId);
    if (!now) throw new PortalError("not_found", "subscription");
    if (now.metadata[operationMark] === operationId) return outcomeOf(now, command);
    if (!stillAdds(now, grant, discounts)) throw new PortalError("state_changed");
    // If two customers use the last redemption at the same time, Stripe refuses one of them, and that customer gets the
    // reason.
    const updated = await explainCodeRefusal(stripe, grant, () => setDiscounts(stripe, command, key));
    return outcomeOf(updated, command);
  },

  async findOutcome(stripe, command) {
    const now = await findSubscription(stripe, [command.customerId], command.subscriptionId);
    return now?.metadata[operationMark] === command.operationId ? outcomeOf(now, command) : null;
  },

  said({ name, off, terms }, { endsAt }, { say, date }) {
    if (endsAt === null) return say("said.apply_coupon", { terms });
    return say("said.apply_coupon.until", { name, off, date: date(endsAt) });
  },
});

function outcomeOf({ discounts }: Subscription, { couponId }: Pick<Command, "couponId">): Outcome {
  return {
    outcome: "applied",
    endsAt: discounts.find((discount) => discount.couponId === couponId)?.endsAt ?? null,
  };
}
