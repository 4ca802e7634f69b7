import "server-only";
import type { ItemChange } from "../../stripe/subscriptions/item-changes";
import { type Preview, type PreviewLine, previewRecurring } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import type { Speaker } from "../words/sentences";

/**
 * "$29.00 per month", and the price after discounts and taxes if there are any. `plain` is the price of the
 * changed item or, with `isAll`, of all remaining items.
 */
export async function recurringPrice(
  { stripe }: Pick<Visit, "stripe">,
  subscription: Subscription,
  change: Omit<ItemChange, "subscriptionId" | "prorationDate" | "startsNewPeriod" | "sendsInvoices">,
  { plain, isAll }: { plain: string; isAll: boolean },
  words: Speaker,
): Promise<string> {
  if (!change.discounts && !subscription.hasOwnTerms) return plain;
  const preview = await previewRecurring(stripe, { subscriptionId: subscription.id, ...change });
  const isOwn = ({ subscriptionItemId }: PreviewLine) => isAll || subscriptionItemId === change.itemId;
  return sayEffectivePrice(words, plain, preview, isOwn);
}

/** The price and, if discounts or taxes change it, the amount after them. Names only those that make a difference. */
export function sayEffectivePrice(
  { say, money }: Speaker,
  price: string,
  { lines, hasAllLines, currency }: Preview,
  isOwn: (line: PreviewLine) => boolean = () => true,
): string {
  const own = lines.filter(isOwn);
  const sum = (of: (line: PreviewLine) => number) => own.reduce((total, line) => total + of(line), 0);
  const hasDiscount = sum(({ discounted }) => discounted) !== 0;
  const hasTax = sum(({ addedTax }) => addedTax) !== 0;
  // Without every line, the sum would be wrong.
  if (!hasAllLines || (!hasDiscount && !hasTax)) return price;
  const amount = money(
    sum((line) => line.amount + line.addedTax),
    currency,
  );
  const key =
    hasDiscount && hasTax ? "preview.taxed" : hasTax ? "preview.with_tax" : "preview.with_discounts";
  return say(key, { price, amount });
}
