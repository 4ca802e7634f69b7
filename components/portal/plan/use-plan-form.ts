import type { ChangePlanView, PlanPreview } from "@/lib/portal/view/plan-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { useOperationForm } from "../request/use-operation-form";

/** Whether the preview has loaded and can be confirmed. */
export function isConfirmable(preview: PlanPreview | undefined): preview is PlanPreview {
  return preview !== undefined && preview.confirm !== "";
}

export function usePlanForm(
  operation: "change_plan" | "resubscribe",
  subscription: SubscriptionView,
  {
    shown: { plans, keepLabel: keeps },
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
    // Customers can confirm only an amount that they were shown.
    if (!isShown() || !plan || !isConfirmable(preview)) return undefined;
    const { priceId, quote } = preview;
    return {
      details: { subscriptionId: subscription.id, ...plan.details, ...(keeps && { keeps: true }) },
      input: { subscriptionId: subscription.id, priceId, quote },
    };
  });
}
