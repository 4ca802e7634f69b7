import { formatNumber } from "../../format";
import { countedItem, quantityKind } from "../plan/quantity";
import { pluralOf, unitsOf } from "../plan/unit-label";
import { wishedQuantity } from "../wishes/narrow";
import type { Speaker } from "../words/sentences";
import type { ChangeQuantityView } from "./change-shape";
import type { SubscriptionData } from "./subscription-data";
import { upcomingChange } from "./upcoming-change";

/** The quantity to choose and its limits. Null if customers can't choose the quantity of any item. */
export function describeChangeQuantity(words: Speaker, known: SubscriptionData): ChangeQuantityView | null {
  const { subscription, service, products, wishes } = known;
  const counted = countedItem(subscription, service, products, wishes);
  if (!counted) return null;
  const { item, product, limits } = counted;
  const { say, language } = words;
  const planned = upcomingChange(words, known);
  const plural = pluralOf(product);
  const format = (number: number) => formatNumber(language, number);
  const units = unitsOf(product, item.quantity, language);
  const each = { units, price: words.price(item.price), unit: product.unitLabel ?? "" };
  return {
    title: say("quantity.title", { units: plural }),
    body: say(item.price.amount === 0 ? "quantity.each_free" : "quantity.each", each),
    label: plural.charAt(0).toLocaleUpperCase(language) + plural.slice(1),
    quantity: item.quantity,
    wanted: wishedQuantity(limits, product.unitLabel, wishes),
    ...limits,
    limits: say(limits.step === 1 ? "quantity.limits" : "quantity.limits_step", {
      min: format(limits.min),
      max: format(limits.max),
      step: format(limits.step),
    }),
    currentChosen: say("quantity.current"),
    notOffered: say("quantity.not_offered", { units: plural }),
    planned: planned && say("headline.changes", { to: planned.to, date: words.date(planned.startsAt) }),
    canKeep: quantityKind(subscription, counted, item.quantity) === "keep_current",
    fewer: say("quantity.fewer", { units: plural }),
    more: say("quantity.more", { units: plural }),
  };
}
