import "server-only";
import { PortalError } from "../../errors";
import type { Interval } from "../../stripe/catalogue/price";
import type { Grant } from "../../stripe/discounts/codes";
import { withDiscount } from "../../stripe/discounts/discounts";
import type { ItemChange } from "../../stripe/subscriptions/item-changes";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { termOf } from "../plan/ends";
import { expectSameAmount, type ItemSwitch } from "../plan/item-switch";
import { readScheduledChange } from "../plan/scheduled-change";
import type { Visit } from "../visit/visit";
import { openQuote, type Quote, sealQuote } from "./quote";

/** A change of one item, decided once for its preview and its confirmation. */
export type Terms = {
  kind: ItemSwitch["kind"];
  item: Item;
  /** The request to Stripe, except the proration's instant: the preview finds it and the quote stores it. */
  change: Omit<ItemChange, "prorationDate">;
  /** The price afterward; without an ID if the item is removed. */
  to: { id: string | null; interval: Interval; intervalCount: number };
  /**
   * Identifies what was shown besides the amount. If it differs later, what the customer read is no longer
   * true.
   */
  fingerprint: string;
  /** Binds the quote to this change, such as the price's ID. */
  context: string;
  /** The code to apply with it. */
  grant?: Grant;
};

/** The fields common to every change of this item. */
export const unchangedItem = ({ id, sendsInvoices, appliesAtOnce }: Subscription, item: Item) => ({
  subscriptionId: id,
  itemId: item.id,
  priceId: null,
  quantity: item.quantity,
  startsNewPeriod: false,
  sendsInvoices,
  ...(appliesAtOnce && { appliesAtOnce: true as const }),
});

export function withGrant<Kind extends Terms>(
  terms: Kind,
  subscription: Subscription,
  grant: Grant | undefined,
): Kind {
  if (!grant) return terms;
  return { ...terms, grant, change: { ...terms.change, discounts: withDiscount(subscription, grant) } };
}

const nothingDue = { amountDue: 0, prorationDate: null };

export function sealTerms(
  visit: Visit,
  { context, fingerprint, grant, change }: Terms,
  { amountDue, prorationDate }: Pick<Quote, "amountDue" | "prorationDate"> = nothingDue,
): string {
  const quote = { amountDue, prorationDate, fingerprint, quotedAt: Date.now(), ...(grant && { grant }) };
  return sealQuote(visit, change.subscriptionId, context, quote);
}

/**
 * The quote, if it is for these terms.
 *
 * @throws PortalError `state_changed` if the terms have changed since they were shown.
 */
export function openTerms(visit: Visit, { context, fingerprint, change }: Terms, sealed: string): Quote {
  const quote = openQuote(visit, change.subscriptionId, context, sealed);
  if (quote.fingerprint !== fingerprint) throw new PortalError("state_changed", "terms_changed");
  return quote;
}

/** A switch that the customer agreed to, for exactly the amount that was shown. */
export type AgreedSwitch = ItemSwitch & { amountDue: number; currency: string };

/**
 * Checks the amount again and returns what to store of the agreed terms.
 *
 * @throws PortalError as `expectSameAmount` does.
 */
export async function agreeToTerms(
  { operationId, visit, subscription }: { operationId: string; visit: Visit; subscription: Subscription },
  { kind, item, change: asked, to, grant }: Terms,
  quote: Quote,
): Promise<AgreedSwitch> {
  const change = { ...asked, prorationDate: quote.prorationDate };
  await expectSameAmount(visit, subscription, { kind, change }, quote);
  return {
    operationId,
    customerId: subscription.customerId,
    kind,
    change,
    fromPriceId: item.price.id,
    toPriceId: to.id,
    interval: to.interval,
    intervalCount: to.intervalCount,
    planned: await readScheduledChange(visit.stripe, subscription),
    hasSchedule: subscription.schedule !== null,
    term: termOf(subscription),
    startsAt: item.periodEnd,
    ...(grant && { grant }),
    amountDue: quote.amountDue,
    currency: subscription.currency,
  };
}
