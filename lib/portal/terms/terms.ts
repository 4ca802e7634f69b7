import "server-only";
import { PortalError } from "../../errors";
import type { Interval } from "../../stripe/catalogue/price";
import type { Grant } from "../../stripe/discounts/codes";
import { withDiscount } from "../../stripe/discounts/discounts";
import type { ItemChange } from "../../stripe/subscriptions/item-changes";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { termOf } from "../plan/ends";
import { expectSameAmount, type ItemSwitch } from "../plan/item-switch";
import { readPlanned } from "../plan/planned";
import type { Visit } from "../visit/visit";
import { openQuote, type Quote, sealQuote } from "./quote";

/** What a change of one item is, decided once for its preview and for its confirmation. */
export type Terms = {
  kind: ItemSwitch["kind"];
  item: Item;
  /** What Stripe is asked, but for the instant of the proration: the preview finds it and the quote keeps it. */
  change: Omit<ItemChange, "prorationDate">;
  /** The price from then on; without an id where the item is removed. */
  to: { id: string | null; interval: Interval; intervalCount: number };
  /** Stands for what was shown beside the amount. Where it differs by then, what was read is not true any more. */
  fingerprint: string;
  /** What the quote is for, and nothing else. */
  context: string;
  /** The code that comes with it. */
  grant?: Grant;
};

/** What every change of this item asks, whatever it is changed to. */
export const unchanged = ({ id, sendsInvoices, appliesAtOnce }: Subscription, item: Item) => ({
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
 * @throws PortalError `state_changed` when they were others when they were shown.
 */
export function openTerms(visit: Visit, { context, fingerprint, change }: Terms, sealed: string): Quote {
  const quote = openQuote(visit, change.subscriptionId, context, sealed);
  if (quote.fingerprint !== fingerprint) throw new PortalError("state_changed", "terms_changed");
  return quote;
}

/** Agreed to, for exactly the amount that was shown. */
export type Agreed = ItemSwitch & { amountDue: number; currency: string };

/** What is written down of agreed terms. @throws PortalError as `expectSameAmount` does. */
export async function agree(
  { operationId, visit, subscription }: { operationId: string; visit: Visit; subscription: Subscription },
  { kind, item, change: asked, to, grant }: Terms,
  quote: Quote,
): Promise<Agreed> {
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
    planned: await readPlanned(visit.stripe, subscription),
    hasSchedule: subscription.schedule !== null,
    term: termOf(subscription),
    startsAt: item.periodEnd,
    ...(grant && { grant }),
    amountDue: quote.amountDue,
    currency: subscription.currency,
  };
}
