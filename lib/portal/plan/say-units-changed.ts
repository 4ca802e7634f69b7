import type { Say } from "../../i18n/say";
import type { Plan } from "../../stripe/catalogue/plans";
import type { Speaker } from "../words/sentences";
import type { MovedItem } from "./plan-quantity";
import { isCounted } from "./quantity-limits";
import { type Labeled, pluralOf, unitsOf, unnamedUnit } from "./unit-label";

/** Says that the number of units would change, if another plan has a different number. */
export function sayUnitsChanged(
  { say, language }: Speaker,
  { item, product }: MovedItem,
  plan: Pick<Plan, "name" | "product"> & { quantity: number },
): string[] {
  if (plan.quantity === item.quantity) return [];
  if (isCounted(plan.product)) {
    const units = unitsOf(labeled(plan.product, say), plan.quantity, language);
    return [say("preview.units", { plan: plan.name, units })];
  }
  const units = product ? pluralOf(labeled(product, say)) : "";
  return [say("preview.units_end", { plan: plan.name, units })];
}

/** Adds a generic label, because a merchant may let customers choose units without naming them. */
function labeled(product: Plan["product"], say: Say): Labeled {
  return product.unitLabel ? product : unnamedUnit(say);
}
