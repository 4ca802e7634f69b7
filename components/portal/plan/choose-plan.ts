import type { ChangePlanView, PlanView } from "@/lib/portal/view/plan-shape";

/**
 * The plan selected in the form. If the interval was switched, selects the same tier in the new interval. If
 * that interval lacks the tier, clears the selection, so that no hidden plan can be confirmed.
 */
export function choosePlan(form: HTMLFormElement, { plans }: ChangePlanView): PlanView | null {
  const fields = new FormData(form);
  const chosen = plans.find(({ priceId }) => priceId === fields.get("priceId"));
  // A service with only one interval has no switch.
  const intervalId = fields.get("intervalId") ?? chosen?.intervalId;
  if (!chosen || chosen.intervalId === intervalId) return chosen ?? null;
  const counterpart = sameTierBy(intervalId, chosen, plans);
  for (const input of form.querySelectorAll<HTMLInputElement>("input[name=priceId]")) {
    input.checked = input.value === counterpart?.priceId;
  }
  return counterpart;
}

/** The plan of the same tier in another interval. Compares products, because two tiers may have the same name. */
export function sameTierBy(
  intervalId: FormDataEntryValue | undefined,
  { productId }: PlanView,
  plans: PlanView[],
): PlanView | null {
  return plans.find((plan) => plan.intervalId === intervalId && plan.productId === productId) ?? null;
}
