import { changePlan } from "@/app/portal/[portalId]/actions";
import type { ChangePlanView, PlanPreview, PlanView, SubscriptionView } from "@/lib/portal/view-shape";
import { usePortal } from "./portal-context";
import { useOperationForm } from "./use-operation-form";

/** Chosen fields of a plan for the merchant's page, the same in every event. */
export function describePlan({ priceId, name, intervalId }: PlanView) {
  return { priceId, plan: name, interval: intervalId };
}

/** Whether the preview is there and what it shows can be agreed to. */
export function isConfirmable(preview: PlanPreview | undefined): preview is PlanPreview {
  return preview !== undefined && preview.kind !== "unavailable" && preview.confirm !== "";
}

export function useChangePlanForm(
  subscription: SubscriptionView,
  { plans }: ChangePlanView,
  previews: PlanPreview[],
  isShown: () => boolean,
) {
  const { token } = usePortal();
  const subscriptionId = subscription.id;
  return useOperationForm("change_plan", subscription, (intentId, fields) => {
    const plan = plans.find(({ priceId }) => priceId === fields.get("priceId"));
    const preview = previews.find(({ priceId }) => priceId === plan?.priceId);
    // Nobody agrees to an amount that was not shown.
    if (!isShown() || !plan || !isConfirmable(preview)) return undefined;
    const { priceId, quote } = preview;
    return {
      details: { subscriptionId, ...describePlan(plan) },
      send: () => changePlan(token, { intentId, subscriptionId, priceId, quote }),
    };
  });
}
