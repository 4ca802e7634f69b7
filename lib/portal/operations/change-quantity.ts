import "server-only";
import { z } from "zod";
import { readProducts } from "../../stripe/catalogue/plans";
import type { ItemChange } from "../../stripe/subscriptions/item-changes";
import { PortalError } from "../../errors";
import { circumstances } from "../plan/circumstances";
import { termOf } from "../plan/ends";
import { applyItemSwitch, expectSameAmount, findItemSwitch, putSwitchBack } from "../plan/item-switch";
import type { ItemSwitch, ItemSwitchOutcome } from "../plan/item-switch";
import { defineOperation } from "../execution/operation";
import { countedItem, quantityKind } from "../plan/quantity";
import { readPlanned } from "../plan/planned";
import { openQuote } from "../preview/quote";
import { unitsOf } from "../plan/unit-label";

type Decided = ItemSwitch & { units: string; startsOn: number; amountDue: number; currency: string };

/** The second part of the quote: it is for this item in this number and for nothing else. */
export const quantityQuote = (itemId: string, quantity: number) => `quantity|${itemId}|${quantity}`;

/** A whole number, as JSON has it: text that looks like one is refused. */
export const quantityInput = z.int().min(1);

/** Changes how many units are paid for: more at once, fewer at the renewal. */
export const changeQuantity = defineOperation<
  { quantity: number; quote: string },
  Decided,
  ItemSwitchOutcome
>({
  name: "change_quantity",
  input: z.strictObject({ quantity: quantityInput, quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input: { quantity, quote: sealed }, speaker }) {
    const productIds = subscription.items.map(({ price }) => price.productId);
    const counted = countedItem(subscription, visit.service, await readProducts(visit.stripe, productIds));
    // What a browser sends is only a wish: the product says whether units are chosen, and how many.
    const kind = counted ? quantityKind(subscription, counted, quantity) : "not_offered";
    if (!counted || kind === "not_offered") throw new PortalError("invalid", "quantity_not_offered");

    const { item, product } = counted;
    const quote = openQuote(visit, subscription.id, quantityQuote(item.id, quantity), sealed);
    if (quote.fingerprint !== circumstances(subscription, item, kind))
      throw new PortalError("state_changed", "terms_changed");
    const change: ItemChange = {
      subscriptionId: subscription.id,
      itemId: item.id,
      priceId: null,
      quantity,
      prorationDate: quote.prorationDate,
      startsNewPeriod: false,
      sendsInvoices: subscription.sendsInvoices,
      ...(subscription.appliesAtOnce && { appliesAtOnce: true }),
    };
    await expectSameAmount(visit, subscription, { kind, change }, quote);
    return {
      operationId,
      customerId: subscription.customerId,
      kind,
      change,
      fromPriceId: item.price.id,
      toPriceId: item.price.id,
      interval: item.price.interval,
      intervalCount: item.price.intervalCount,
      planned: await readPlanned(visit.stripe, subscription),
      hasSchedule: subscription.schedule !== null,
      term: termOf(subscription),
      startsAt: item.periodEnd,
      units: unitsOf(product, quantity, speaker.language),
      startsOn: item.periodEnd,
      amountDue: quote.amountDue,
      currency: subscription.currency,
    };
  },

  apply: applyItemSwitch,
  findOutcome: findItemSwitch,
  putBack: putSwitchBack,

  said({ units, startsOn, amountDue, currency }, { outcome }, { say, money, date }) {
    const values = { units, date: date(startsOn), amount: money(amountDue, currency) };
    return say(`said.change_quantity.${outcome}`, values);
  },
});
