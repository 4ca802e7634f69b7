import type { ChangePlanView, PlanPreview, PlanView, SubscriptionView } from "@/lib/portal/view/view-shape";
import { useOperationForm } from "../request/use-operation-form";

/** Chosen fields of a plan for the merchant's page, the same in every event. */
export function describePlan({ priceId, name, intervalId }: PlanView) {
  return { priceId, plan: name, interval: intervalId };
}

/** Whether the preview is there and what it shows can be agreed to. */
export function isConfirmable(preview: PlanPreview | undefined): preview is PlanPreview {
  return preview !== undefined && preview.confirm !== "";
}

export function usePlanForm(
  operation: "change_plan" | "resubscribe",
  subscription: SubscriptionView,
  {
    shown: { plans, keeps },
    previews,
    isShown,
  }: {
    shown: ChangePlanView;
    previews: PlanPreview[];
    isShown: () => boolean;
  },
) {
  return useOperationForm(operation, subscription, (fields) => {
    const plan = plans.find(({ priceId }) => priceId === fields.get("priceId"));
    const preview = previews.find(({ priceId }) => priceId === plan?.priceId);
    // Nobody agrees to an amount that was not shown.
    if (!isShown() || !plan || !isConfirmable(preview)) return undefined;
    const { priceId, quote } = preview;
    return {
      details: { subscriptionId: subscription.id, ...describePlan(plan), ...(keeps && { keeps: true }) },
      input: { subscriptionId: subscription.id, priceId, quote },
    };
  });
}
