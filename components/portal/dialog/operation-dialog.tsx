import type { ReactNode } from "react";
import { destructiveButton, primaryButton, secondaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { FeedbackMessage } from "../request/feedback-message";
import type { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { CloseDialogButton } from "./open-dialog-button";
import { PortalDialog } from "./portal-dialog";

type Props = {
  id: string;
  title: string;
  intentId: string;
  onOpen?: () => void;
  state: ReturnType<typeof useOperationForm>;
  /** The label of the confirm button. It names the amount it charges. */
  confirm: string;
  /** False until the terms the customer agrees to are shown. */
  isConfirmable: boolean;
  /** The customer loses something by confirming. */
  isDestructive?: boolean;
  /** The ID of the element that explains what confirming does. */
  describedBy: string;
  /** The dialog shows field errors itself instead of the browser. */
  noValidate?: boolean;
  children: ReactNode;
};

/** The dialog of one operation: its form, its feedback, and two buttons. */
export function OperationDialog({
  id,
  title,
  intentId,
  onOpen,
  state: { form, isWorking, isBlocked, failure },
  confirm,
  isConfirmable,
  isDestructive,
  describedBy,
  noValidate,
  children,
}: Props) {
  const { text } = usePortal().view;
  return (
    <PortalDialog id={id} title={title} intentId={intentId} {...(onOpen && { onOpen })}>
      <form {...form} noValidate={noValidate} className="mt-4 grid grid-cols-1 gap-4">
        {/* Above the fields it is about, so the next Tab reaches the first one. */}
        <div role="alert" className="empty:absolute">
          {failure?.fields && <FeedbackMessage feedback={failure} />}
        </div>
        <input type="hidden" name="intentId" value={intentId} />
        {children}
        <div role="alert" className="empty:absolute">
          {failure && !failure.fields && <FeedbackMessage feedback={failure} />}
        </div>
        <div className="flex flex-wrap gap-3">
          <button
            type="submit"
            className={`${isDestructive ? destructiveButton : primaryButton} flex-1 basis-52`}
            aria-describedby={describedBy}
            aria-disabled={isBlocked || !isConfirmable || undefined}
          >
            <WorkingLabel isWorking={isWorking}>{confirm}</WorkingLabel>
          </button>
          <CloseDialogButton dialogId={id} className={secondaryButton}>
            {text.close}
          </CloseDialogButton>
        </div>
      </form>
    </PortalDialog>
  );
}
