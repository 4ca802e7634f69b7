import "server-only";
import { z } from "zod";
import { readPayment, unpaidOutcome } from "../../stripe/payments";
import { readPlans } from "../../stripe/plans";
import { previewSwitch } from "../../stripe/previews";
import { releaseSchedule, schedulePriceAtRenewal } from "../../stripe/schedules";
import { findSubscription, switchOutcome, switchPrice } from "../../stripe/subscriptions";
import type { PriceSwitch, SwitchOutcome } from "../../stripe/subscriptions";
import { canBeCharged } from "../can-be-charged";
import { PortalError } from "../errors";
import { defineOperation } from "../operation";
import { baseItem, startsNewPeriod, switchKind } from "../plan-switch";
import { openQuote } from "../quote";
import type { Interval } from "../../stripe/reshape";

type Decided = {
  customerId: string;
  kind: "now" | "in_trial" | "at_renewal" | "keep_current";
  change: PriceSwitch;
  fromPriceId: string;
  interval: Interval;
  intervalCount: number;
  /** A schedule in the way: ours is replaced, one that changes nothing is cleared. */
  scheduleId: string | null;
  planName: string;
  startsOn: number;
  amountDue: number;
  currency: string;
};

type Outcome = { outcome: "scheduled" | "kept" } | SwitchOutcome;

/** Moves a subscription to another price of the service: now when it costs more, at renewal when it costs less. */
export const changePlan = defineOperation<{ priceId: string; quote: string }, Decided, Outcome>({
  name: "change_plan",
  input: z.strictObject({ priceId: z.string().max(255), quote: z.string().max(2000) }),

  async prepare({ visit, subscription, input }) {
    const item = baseItem(subscription, visit.service);
    // A price id from a browser is only a wish: it counts when the merchant's service offers it.
    const plan = (await readPlans(visit.stripe, visit.service)).find(
      ({ price }) => price.id === input.priceId,
    );
    if (!item || !plan) throw new PortalError("invalid", "price_not_offered");
    const kind = switchKind(subscription, item, plan);
    if (kind === "not_offered") throw new PortalError("invalid", "price_not_offered");

    const quote = openQuote(visit, subscription.id, plan.price.id, input.quote);
    const change: PriceSwitch = {
      subscriptionId: subscription.id,
      itemId: item.id,
      priceId: plan.price.id,
      quantity: item.quantity,
      prorationDate: quote.prorationDate,
      startsNewPeriod: kind === "now" && startsNewPeriod(item, plan),
      sendsInvoices: subscription.sendsInvoices,
    };
    if (kind === "now") {
      // Without the instant of the proration this would not be the change that was shown.
      if (quote.prorationDate === null) throw new PortalError("state_changed", "quote_of_another_kind");
      const { amountDue } = await previewSwitch(visit.stripe, {
        ...change,
        prorationDate: quote.prorationDate,
      });
      // Never charge an amount the customer has not seen.
      if (amountDue !== quote.amountDue) throw new PortalError("state_changed", "amount_changed");
      if (amountDue > 0 && !(await canBeCharged(visit, subscription))) {
        throw new PortalError("not_allowed", "no_card");
      }
    } else if (quote.prorationDate !== null) {
      throw new PortalError("state_changed", "quote_of_another_kind");
    }
    return {
      customerId: subscription.customerId,
      kind,
      change,
      fromPriceId: item.price.id,
      interval: plan.price.interval,
      intervalCount: plan.price.intervalCount,
      scheduleId: subscription.schedule?.id ?? null,
      planName: plan.name,
      startsOn: item.periodEnd,
      amountDue: quote.amountDue,
      currency: subscription.currency,
    };
  },

  async apply(stripe, decided, { id, key }) {
    // A planned change would be carried out on top of this one, so it goes first.
    if (decided.scheduleId) await releaseSchedule(stripe, decided.scheduleId, key);
    if (decided.kind === "keep_current") return { outcome: "kept" };
    if (decided.kind !== "at_renewal") return switchPrice(stripe, decided.change, key);
    const { fromPriceId, interval, intervalCount } = decided;
    const { subscriptionId, priceId: toPriceId, quantity } = decided.change;
    const scheduled = {
      subscriptionId,
      operationId: id,
      fromPriceId,
      toPriceId,
      quantity,
      interval,
      intervalCount,
    };
    await schedulePriceAtRenewal(stripe, scheduled, key);
    return { outcome: "scheduled" };
  },

  async findOutcome(stripe, { customerId, kind, change }) {
    const now = await findSubscription(stripe, [customerId], change.subscriptionId);
    if (!now) return null;
    if (kind === "keep_current") return now.schedule?.next ? null : { outcome: "kept" };
    if (kind === "at_renewal") {
      const isPlanned = now.schedule?.next?.items.some((next) => next.priceId === change.priceId);
      return isPlanned ? { outcome: "scheduled" } : null;
    }
    if (now.pendingUpdateExpiresAt !== null) {
      const payment = now.latestInvoice && (await readPayment(stripe, now.latestInvoice.id));
      return payment && unpaidOutcome(payment);
    }
    const isSwitched = now.items.some((item) => item.price.id === change.priceId);
    return isSwitched ? switchOutcome(change, now) : null;
  },

  said({ planName, startsOn, amountDue, currency }, { outcome }, { say, money, date }) {
    if (outcome === "scheduled")
      return say("said.change_plan.scheduled", { plan: planName, date: date(startsOn) });
    return say(`said.change_plan.${outcome}`, { plan: planName, amount: money(amountDue, currency) });
  },
});
