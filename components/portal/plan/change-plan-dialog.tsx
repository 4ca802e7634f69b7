import { read } from "@/app/portal/[portalId]/actions";
import type { ChangePlanView } from "@/lib/portal/view/plan-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { usePortal } from "../shell/portal-context";
import { PlanDialog } from "./plan-dialog";

type Props = { id: string; subscription: SubscriptionView; shown: ChangePlanView };

/** Changes the plan of an active subscription. */
export function ChangePlanDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const { id: subscriptionId } = subscription;
  return (
    <PlanDialog
      {...{ id, subscription, shown }}
      operation="change_plan"
      ask={(code) => read(token, "preview_plans", { subscriptionId, ...(code && { code }) })}
      label={shown.keepLabel ?? view.text.changePlan}
    />
  );
}
