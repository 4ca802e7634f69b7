import "server-only";
import { z } from "zod";
import { withDiscount } from "../../stripe/discounts/discounts";
import { waitingEndOf } from "../../stripe/subscriptions/keeping";
import type { WaitingEnd } from "../../stripe/subscriptions/keeping";
import { readPlans } from "../../stripe/catalogue/plans";
import { plansIn } from "../../stripe/catalogue/price";
import type { ItemChange } from "../../stripe/subscriptions/item-changes";
import { codeUseOf } from "../code/code-terms";
import { PortalError } from "../../errors";
import { circumstances } from "../plan/circumstances";
import { termOf } from "../plan/ends";
import { applyItemSwitch, expectSameAmount, findItemSwitch, putSwitchBack } from "../plan/item-switch";
import type { ItemSwitch, ItemSwitchOutcome } from "../plan/item-switch";
import { readMovedItem } from "../plan/moved-item";
import { defineOperation } from "../execution/operation";
import { quantityOn } from "../plan/plan-quantity";
import { productsAfter, startsNewPeriod, switchKind } from "../plan/plan-switch";
import { readPlanned } from "../plan/planned";
import { openQuote } from "../preview/quote";
import { readUsableCode } from "../code/typed-code";

type Decided = ItemSwitch & { planName: string; startsOn: number; amountDue: number; currency: string };

/** What was shown with a plan besides its amount: what it meets, how many units, and which end is taken back. */
export const planShown = (met: string, quantity: number, keeps: WaitingEnd | null) =>
  `${met}, units ${quantity}, end ${keeps?.endsAt ?? "none"}`;

/** Moves a subscription to another price of the service: now when it costs more, at renewal when it costs less. */
export const changePlan = defineOperation<{ priceId: string; quote: string }, Decided, ItemSwitchOutcome>({
  name: "change_plan",
  input: z.strictObject({ priceId: z.string().max(255), quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input }) {
    const [moved, plans] = await Promise.all([
      readMovedItem(visit, subscription),
      readPlans(visit.stripe, visit.service, input.priceId),
    ]);
    // A price id from a browser is only a wish: it counts when the merchant's service offers it.
    const plan = plansIn(plans, subscription.currency).find(({ price }) => price.id === input.priceId);
    if (!moved || !plan) throw new PortalError("invalid", "price_not_offered");
    const kind = switchKind(subscription, moved, plan);
    const quantity = quantityOn(plan, moved);
    if (kind === "not_offered" || quantity === null) throw new PortalError("invalid", "price_not_offered");

    const { item } = moved;
    const keeps = waitingEndOf(subscription);
    const quote = openQuote(visit, subscription.id, plan.price.id, input.quote);
    // The number of units follows from what both products say, and a cancellation may have come or gone meanwhile.
    if (quote.fingerprint !== planShown(circumstances(subscription, item, kind), quantity, keeps))
      throw new PortalError("state_changed", "terms_changed");
    const { grant } = quote;
    if (grant) {
      if (!visit.settings.coupon) throw new PortalError("not_allowed");
      await readUsableCode(visit, grant, codeUseOf(subscription, productsAfter(subscription, item, plan)));
    }
    const change: ItemChange = {
      subscriptionId: subscription.id,
      itemId: item.id,
      priceId: plan.price.id,
      quantity,
      prorationDate: quote.prorationDate,
      startsNewPeriod: kind === "now" && startsNewPeriod(item, plan),
      sendsInvoices: subscription.sendsInvoices,
      ...(subscription.appliesAtOnce && { appliesAtOnce: true }),
      ...(grant && { discounts: withDiscount(subscription, grant) }),
      ...(keeps && { keeps }),
    };
    await expectSameAmount(visit, subscription, { kind, change }, quote);
    return {
      operationId,
      customerId: subscription.customerId,
      kind,
      change,
      fromPriceId: item.price.id,
      toPriceId: plan.price.id,
      interval: plan.price.interval,
      intervalCount: plan.price.intervalCount,
      planned: await readPlanned(visit.stripe, subscription),
      hasSchedule: subscription.schedule !== null,
      term: termOf(subscription),
      startsAt: item.periodEnd,
      ...(grant && { grant }),
      planName: plan.name,
      startsOn: item.periodEnd,
      amountDue: quote.amountDue,
      currency: subscription.currency,
    };
  },

  apply: applyItemSwitch,
  findOutcome: findItemSwitch,
  putBack: putSwitchBack,

  said({ planName, startsOn, amountDue, currency }, { outcome, keeps }, { say, money, date }) {
    const values = { plan: planName, date: date(startsOn), amount: money(amountDue, currency) };
    const said = say(`said.change_plan.${outcome}`, values);
    return keeps ? say("said.change_plan.keeps", { said }) : said;
  },
});
