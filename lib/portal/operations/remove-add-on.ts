import "server-only";
import { z } from "zod";
import { readProducts } from "../../stripe/catalogue/plans";
import { leaveOut } from "../../stripe/schedules/schedules";
import type { ItemChange } from "../../stripe/subscriptions/item-changes";
import { addOnsOf, removalKind } from "../plan/add-ons";
import { circumstances } from "../plan/circumstances";
import { termOf } from "../plan/ends";
import { PortalError } from "../../errors";
import { applyItemSwitch, expectSameAmount, findItemSwitch, putSwitchBack } from "../plan/item-switch";
import type { ItemSwitch, ItemSwitchOutcome } from "../plan/item-switch";
import { defineOperation } from "../execution/operation";
import { readPlanned } from "../plan/planned";
import { openQuote } from "../preview/quote";

type Decided = ItemSwitch & {
  addOnName: string;
  endsOn: number;
  amountDue: number;
  currency: string;
};

/** The second part of the quote: it is for this item and for nothing else. */
export const addOnQuote = (itemId: string) => `remove_add_on|${itemId}`;

/** Takes one add-on out of a subscription; the plan and everything else in it stay. */
export const removeAddOn = defineOperation<{ itemId: string; quote: string }, Decided, ItemSwitchOutcome>({
  name: "remove_add_on",
  input: z.strictObject({ itemId: z.string().max(255), quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input: { itemId, quote: sealed } }) {
    const productIds = subscription.items.map(({ price }) => price.productId);
    const products = await readProducts(visit.stripe, productIds);
    // What a browser names is only a wish: the merchant's mark on the product says what an add-on is.
    const addOn = addOnsOf(subscription, visit.service, products).find(({ item }) => item.id === itemId);
    if (!addOn) throw new PortalError("invalid", "add_on_not_offered");
    const { item, product } = addOn;
    const kind = removalKind(subscription);
    const quote = openQuote(visit, subscription.id, addOnQuote(itemId), sealed);
    if (quote.fingerprint !== circumstances(subscription, item, kind))
      throw new PortalError("state_changed", "terms_changed");
    const change: ItemChange = {
      subscriptionId: subscription.id,
      itemId,
      priceId: null,
      quantity: item.quantity,
      removes: true,
      prorationDate: quote.prorationDate,
      startsNewPeriod: false,
      sendsInvoices: subscription.sendsInvoices,
      ...(subscription.appliesAtOnce && { appliesAtOnce: true }),
    };
    await expectSameAmount(visit, subscription, { kind, change }, quote);
    const { schedule } = subscription;
    return {
      operationId,
      customerId: subscription.customerId,
      kind,
      change,
      fromPriceId: item.price.id,
      toPriceId: null,
      interval: item.price.interval,
      intervalCount: item.price.intervalCount,
      planned: await readPlanned(visit.stripe, subscription),
      hasSchedule: schedule !== null,
      term: termOf(subscription),
      startsAt: item.periodEnd,
      addOnName: product.name,
      endsOn: item.periodEnd,
      amountDue: quote.amountDue,
      currency: subscription.currency,
    };
  },

  async apply(stripe, decided, under) {
    const { kind, planned, fromPriceId: priceId } = decided;
    if (kind !== "at_renewal" || !planned) return applyItemSwitch(stripe, decided, under);
    // A change that waits for the renewal too goes on, without the add-on.
    const { scheduleId } = planned;
    await leaveOut(stripe, { scheduleId, priceId, operationId: under.id }, under.key);
    return { outcome: "scheduled" };
  },
  findOutcome: findItemSwitch,
  putBack: putSwitchBack,

  said({ addOnName, endsOn, amountDue, currency }, { outcome }, { say, money, date }) {
    const values = { addOn: addOnName, date: date(endsOn), amount: money(amountDue, currency) };
    return say(`said.remove_add_on.${outcome}`, values);
  },
});
