import type { Plan } from "../../stripe/catalogue/plans";
import type { Moved } from "./plan-quantity";
import { isCounted } from "./quantity-limits";
import type { Speaker } from "../words/sentences";
import { pluralOf, unitsOf } from "./unit-label";

/** What is said where another plan has another number of units than the customer has now; nothing where it has not. */
export function unitsChanged(
  { say, language }: Speaker,
  { item, product }: Moved,
  plan: Pick<Plan, "name" | "product"> & { quantity: number },
): string[] {
  if (plan.quantity === item.quantity) return [];
  if (isCounted(plan.product)) {
    const units = unitsOf(labeled(plan.product, say("unit.unnamed")), plan.quantity, language);
    return [say("preview.units", { plan: plan.name, units })];
  }
  const units = product ? pluralOf(labeled(product, say("unit.unnamed"))) : "";
  return [say("preview.units_end", { plan: plan.name, units })];
}

/** A merchant may have tagged a product and named no unit. */
function labeled(product: Plan["product"], otherwise: string): Plan["product"] {
  return { ...product, unitLabel: product.unitLabel ?? otherwise };
}
