import { useState } from "react";
import type { FormEvent } from "react";
import type { ChangePlanView, PlanView, SubscriptionView } from "@/lib/portal/view-shape";
import { primaryButton, secondaryButton } from "./button-classes";
import { choosePlan } from "./choose-plan";
import { CloseDialogButton } from "./open-dialog-button";
import { OutcomeMessage } from "./outcome-message";
import { PlanChoice } from "./plan-choice";
import { PlanPreviewLines } from "./plan-preview-lines";
import { usePortal } from "./portal-context";
import { PortalDialog } from "./portal-dialog";
import { describePlan, isConfirmable, useChangePlanForm } from "./use-change-plan-form";
import { usePlanPreviews } from "./use-plan-previews";
import { WorkingLabel } from "./working-label";

type Props = { id: string; subscription: SubscriptionView; shown: ChangePlanView };

/** Plans, what the chosen one costs now and from when, and a button that names the amount it spends. */
export function ChangePlanDialog({ id, subscription, shown }: Props) {
  const { view, announce } = usePortal();
  const previews = usePlanPreviews(subscription.id);
  const [chosen, setChosen] = useState<PlanView | null>(
    shown.plans.find(({ isCurrent }) => isCurrent) ?? null,
  );
  const preview = previews.previews.find(({ priceId }) => priceId === chosen?.priceId);
  const { form, isWorking, isBlocked, failure } = useChangePlanForm(subscription, shown, previews.previews);

  function open() {
    // The radio buttons may have been moved before this script arrived.
    if (form.ref.current) setChosen(choosePlan(form.ref.current, shown));
    previews.load();
  }

  function pick(event: FormEvent<HTMLFormElement>) {
    const plan = choosePlan(event.currentTarget, shown);
    setChosen(plan);
    if (plan) announce("select_plan", { subscriptionId: subscription.id, ...describePlan(plan) });
  }

  return (
    <PortalDialog id={id} title={shown.title} intentId={subscription.intentId} onOpen={open}>
      <form {...form} className="mt-4 grid grid-cols-1 gap-4" onChange={pick}>
        <input type="hidden" name="intentId" value={subscription.intentId} />
        <PlanChoice shown={shown} />
        <PlanPreviewLines id={`${id}-preview`} chosen={chosen} preview={preview} previews={previews} />
        <div role="alert">{failure && <OutcomeMessage outcome={failure} />}</div>
        <div className="flex flex-wrap gap-3">
          <button
            type="submit"
            className={`${primaryButton} flex-1`}
            aria-describedby={`${id}-preview`}
            aria-disabled={isBlocked || !isConfirmable(preview) || undefined}
          >
            <WorkingLabel isWorking={isWorking}>{preview?.confirm || view.text.changePlan}</WorkingLabel>
          </button>
          <CloseDialogButton dialogId={id} className={secondaryButton}>
            {view.text.close}
          </CloseDialogButton>
        </div>
      </form>
    </PortalDialog>
  );
}
