import { formatPercent } from "../../format";
import type { AppliedDiscount } from "../../stripe/discounts/discount-shape";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";
import type { SubscriptionView } from "./view-shape";

type Detail = SubscriptionView["details"][number];

/**
 * A row for each discount, whether it is on an item, the subscription or the customer. The customer's discount applies
 * only if the subscription has no discount of its own.
 */
export function discountDetails(words: Speaker, known: SubscriptionData): Detail[] {
  const { subscription, products, customerDiscount } = known;
  const ofItems = subscription.items.flatMap(({ discounts, price }) => {
    const name = products.find(({ id }) => id === price.productId)?.name;
    // With one item, it is clear which item the discount applies to.
    const only = subscription.items.length > 1 ? name : undefined;
    return discounts.map((discount) => describe(words, known, discount, only));
  });
  const isCustomers = subscription.discountIds.length === 0 && customerDiscount !== null;
  const others = isCustomers ? [customerDiscount] : subscription.discounts;
  return [...ofItems, ...others.map((discount) => describe(words, known, discount))];
}

function describe(words: Speaker, known: SubscriptionData, discount: AppliedDiscount, only?: string): Detail {
  const { say, date } = words;
  const { endsAt, isOnce } = discount;
  const name = discount.name?.trim();
  const ends = endsAt !== null ? say("fact.discount.until", { date: date(endsAt) }) : "";
  const until = isOnce ? say("fact.discount.once") : ends;
  const off = takenOff(words, known, discount);
  const taken = say(only ? "fact.discount.off_item" : "fact.discount.off", {
    off: off ?? "",
    until,
    item: only ?? "",
  });
  const label = say("fact.discount");
  if (off === null)
    return {
      label,
      value: name ? say("fact.discount.nothing_named", { name }) : say("fact.discount.nothing"),
    };
  return { label, value: name ? say("fact.discount.named", { name, value: taken }) : taken };
}

/**
 * "20%" or "$5.00". Null if the discount takes nothing off, for example because it is for another product or currency.
 */
function takenOff(
  { money, language }: Speaker,
  { subscription: { currency }, nextCharge }: SubscriptionData,
  { id, percentOff, amountsOff, isComplete }: AppliedDiscount,
): string | null {
  const next = nextCharge?.discountAmounts[id] ?? 0;
  const isCharged = (nextCharge?.lines ?? []).some(({ amount, discounted }) => amount + discounted > 0);
  // Stripe's sum for this discount shows whether it has an effect, unless there is no charge that it could reduce.
  if (isCharged && next === 0) return null;
  if (percentOff !== null) return formatPercent(language, percentOff);
  const amount = amountsOff?.[currency];
  if (amount !== undefined) return money(amount, currency);
  if (isComplete) return null;
  return next > 0 ? money(next, currency) : null;
}
