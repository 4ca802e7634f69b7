import { formatPercent } from "../../format";
import type { AppliedDiscount } from "../../stripe/discounts/discount-shape";
import type { Speaker } from "../words/sentences";
import type { Described } from "./described";
import type { SubscriptionView } from "./view-shape";

type Fact = SubscriptionView["facts"][number];

/**
 * A row for everything that is taken off, wherever it hangs: at an item, at the subscription, or at the
 * customer, whose own counts only where the subscription has none.
 */
export function discountFacts(words: Speaker, known: Described): Fact[] {
  const { subscription, products, customerDiscount } = known;
  const ofItems = subscription.items.flatMap(({ discounts, price }) => {
    const name = products.find(({ id }) => id === price.productId)?.name;
    // With one item there is nothing else it could be taken off.
    const only = subscription.items.length > 1 ? name : undefined;
    return discounts.map((discount) => describe(words, known, discount, only));
  });
  const isCustomers = subscription.discountIds.length === 0 && customerDiscount !== null;
  const others = isCustomers ? [customerDiscount] : subscription.discounts;
  return [...ofItems, ...others.map((discount) => describe(words, known, discount))];
}

function describe(words: Speaker, known: Described, discount: AppliedDiscount, only?: string): Fact {
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

/** "20%" or "$5.00"; null where it takes nothing off, such as one that is for another product or another currency. */
function takenOff(
  { money, language }: Speaker,
  { subscription: { currency }, nextCharge }: Described,
  { id, percentOff, amountsOff, isComplete }: AppliedDiscount,
): string | null {
  const next = nextCharge?.discountAmounts[id] ?? 0;
  const isCharged = (nextCharge?.lines ?? []).some(({ amount, discounted }) => amount + discounted > 0);
  // Stripe's own sum says whether it does anything; where nothing is charged yet, nothing can be taken off.
  if (isCharged && next === 0) return null;
  if (percentOff !== null) return formatPercent(language, percentOff);
  const amount = amountsOff?.[currency];
  if (amount !== undefined) return money(amount, currency);
  if (isComplete) return null;
  return next > 0 ? money(next, currency) : null;
}
