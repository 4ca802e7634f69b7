import { type FormEvent, useState } from "react";
import type { ReadingAnswer } from "@/lib/portal/view/answer-shape";
import type { ChangePlanView, PlanPreview, PlanView } from "@/lib/portal/view/plan-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { useTypedCode } from "../code/use-typed-code";
import { DialogButtons } from "../dialog/dialog-buttons";
import { DialogBody, DialogFoot, PortalDialog } from "../dialog/portal-dialog";
import { showInBody } from "../dialog/show-in-body";
import { FeedbackMessage } from "../request/feedback-message";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { choosePlan } from "./choose-plan";
import { PlanChoice } from "./plan-choice";
import { PlanPreviewLines } from "./plan-preview-lines";
import { isConfirmable, usePlanForm } from "./use-plan-form";
import { usePlanPreviews } from "./use-plan-previews";

/** Used only if the merchant accepts codes. */
const CodeDisclosure = lazyDialog(async () => (await import("../code/code-disclosure")).CodeDisclosure);

type Props = {
  id: string;
  subscription: SubscriptionView;
  shown: ChangePlanView;
  operation: "change_plan" | "resubscribe";
  /** Previews each plan, with the code if one was typed. */
  ask: (code: string) => Promise<ReadingAnswer<PlanPreview[]>>;
  /** The confirm button's label while no plan can be confirmed. */
  label: string;
};

/** The plans, the dates and amounts of the chosen plan, and a button that names the amount. */
export function PlanDialog({ id, subscription, shown, operation, ask, label }: Props) {
  const { announce } = usePortal();
  const previews = usePlanPreviews(ask);
  const [chosen, setChosen] = useState<PlanView | null>(shown.plans.find(({ isChosen }) => isChosen) ?? null);
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
    announce("select_plan", { subscriptionId: subscription.id, ...plan.details });
  }

  function open() {
    // The customer may have picked another plan before this script loaded.
    if (form.ref.current) choose(form.ref.current);
    showInBody(form.ref.current?.querySelector("input[name=priceId]:checked")?.closest("label"));
    code.reload();
  }

  function pick({ target, currentTarget }: FormEvent<HTMLFormElement>) {
    // Typing in the code field also fires this event.
    if (target instanceof HTMLInputElement && target.type === "radio") choose(currentTarget);
  }

  return (
    <PortalDialog id={id} title={shown.title} intentId={subscription.intentId} onOpen={open} isTall>
      <form {...form} className="contents" onChange={pick}>
        <input type="hidden" name="intentId" value={subscription.intentId} />
        <DialogBody>
          {shown.note && <p className="text-muted">{shown.note}</p>}
          <PlanChoice shown={shown} />
          {shown.takesCode && (
            <CodeDisclosure {...code} id={id} isLoading={previews.isLoading} failure={previews.failure} />
          )}
        </DialogBody>
        <DialogFoot>
          <div role="alert" className="empty:absolute">
            {failure && <FeedbackMessage feedback={failure} />}
          </div>
          {!isCodeFailure && (
            <PlanPreviewLines {...{ chosen, preview, previews }} reload={code.reload} id={`${id}-preview`} />
          )}
          <DialogButtons
            dialogId={id}
            confirm={preview?.confirm || label}
            isDisabled={isBlocked || !isConfirmable(preview)}
            describedBy={`${id}-preview`}
            isWorking={isWorking}
            isTall
          />
        </DialogFoot>
      </form>
    </PortalDialog>
  );
}
