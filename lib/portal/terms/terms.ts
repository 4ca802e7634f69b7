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

/** A change of one item, decided in the same way for its preview and its confirmation. */
export type Terms = {
  kind: ItemSwitch["kind"];
  item: Item;
  /** The request to Stripe without the proration's instant, which the preview determines and the quote stores. */
  change: Omit<ItemChange, "prorationDate">;
  /** The price after the change. The ID is null if the item is removed. */
  to: { id: string | null; interval: Interval; intervalCount: number };
  /**
   * Identifies the data that was shown besides the amount. If it differs later, the sentences that the customer read
   * are no longer true.
   */
  fingerprint: string;
  /** Limits the quote to this change, for example by the price's ID. */
  context: string;
  /** The code to apply with the change. */
  grant?: Grant;
};

/** The fields that every change of this item has in common. */
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
 * Opens a quote for these terms.
 *
 * @throws PortalError `state_changed` if the terms have changed since they were shown.
 */
export function openTerms(visit: Visit, { context, fingerprint, change }: Terms, sealed: string): Quote {
  const quote = openQuote(visit, change.subscriptionId, context, sealed);
  if (quote.fingerprint !== fingerprint) throw new PortalError("state_changed", "terms_changed");
  return quote;
}

/** A switch that the customer agreed to, for exactly the amount shown. */
export type AgreedSwitch = ItemSwitch & { amountDue: number; currency: string };

/**
 * Checks the amount again and returns the agreed terms as they are stored.
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
