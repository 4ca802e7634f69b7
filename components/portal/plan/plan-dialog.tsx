import { type FormEvent, useState } from "react";
import type {
  ChangePlanView,
  PlanPreview,
  PlanView,
  ReadingAnswer,
  SubscriptionView,
} from "@/lib/portal/view/view-shape";
import { CodeDisclosure } from "../code/code-disclosure";
import { useTypedCode } from "../code/use-typed-code";
import { primaryButton, secondaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { CloseDialogButton } from "../dialog/open-dialog-button";
import { PortalDialog } from "../dialog/portal-dialog";
import { FeedbackMessage } from "../request/feedback-message";
import { usePortal } from "../shell/portal-context";
import { choosePlan } from "./choose-plan";
import { PlanChoice } from "./plan-choice";
import { PlanPreviewLines } from "./plan-preview-lines";
import { describePlan, isConfirmable, usePlanForm } from "./use-plan-form";
import { usePlanPreviews } from "./use-plan-previews";

type Props = {
  id: string;
  subscription: SubscriptionView;
  shown: ChangePlanView;
  operation: "change_plan" | "resubscribe";
  /** Previews each plan, with a code if given. */
  ask: (code: string) => Promise<ReadingAnswer<PlanPreview[]>>;
  /** The confirm button's label while there is nothing to confirm. */
  label: string;
};

/** The plans, the cost of the chosen one with its dates, and a button that names the amount. */
export function PlanDialog({ id, subscription, shown, operation, ask, label }: Props) {
  const { view, announce } = usePortal();
  const previews = usePlanPreviews(ask);
  const [chosen, setChosen] = useState<PlanView | null>(
    shown.plans.find(({ isCurrent }) => isCurrent) ?? null,
  );
  const preview = previews.previews.find(({ priceId }) => priceId === chosen?.priceId);
  const code = useTypedCode(previews.load);
  const { form, isWorking, isBlocked, failure } = usePlanForm(operation, subscription, {
    shown,
    previews: previews.previews,
    isShown: code.isShown,
  });
  // A failure caused by the code is shown next to the code.
  const isCodeFailure = code.previewedCode !== "" && previews.failure !== null;

  function choose(form: HTMLFormElement) {
    const plan = choosePlan(form, shown);
    setChosen(plan);
    if (!plan || plan.priceId === chosen?.priceId) return;
    announce("select_plan", { subscriptionId: subscription.id, ...describePlan(plan) });
  }

  function open() {
    // The customer may have picked another plan before this script loaded.
    if (form.ref.current) choose(form.ref.current);
    code.reload();
  }

  function pick({ target, currentTarget }: FormEvent<HTMLFormElement>) {
    // Typing in the code field also fires this event.
    if (target instanceof HTMLInputElement && target.type === "radio") choose(currentTarget);
  }

  return (
    <PortalDialog id={id} title={shown.title} intentId={subscription.intentId} onOpen={open}>
      <form {...form} className="mt-4 grid grid-cols-1 gap-4" onChange={pick}>
        <input type="hidden" name="intentId" value={subscription.intentId} />
        {shown.note && <p className="text-muted">{shown.note}</p>}
        <PlanChoice shown={shown} />
        {shown.takesCode && (
          <CodeDisclosure {...code} id={id} isLoading={previews.isLoading} failure={previews.failure} />
        )}
        {!isCodeFailure && (
          <PlanPreviewLines {...{ chosen, preview, previews }} reload={code.reload} id={`${id}-preview`} />
        )}
        <div role="alert" className="empty:absolute">
          {failure && <FeedbackMessage feedback={failure} />}
        </div>
        <div className="flex flex-wrap gap-3">
          <button
            type="submit"
            className={`${primaryButton} flex-1 basis-52`}
            aria-describedby={`${id}-preview`}
            aria-disabled={isBlocked || !isConfirmable(preview) || undefined}
          >
            <WorkingLabel isWorking={isWorking}>{preview?.confirm || label}</WorkingLabel>
          </button>
          <CloseDialogButton dialogId={id} className={secondaryButton}>
            {view.text.close}
          </CloseDialogButton>
        </div>
      </form>
    </PortalDialog>
  );
}
