import type { ReactNode } from "react";
import { FeedbackMessage } from "../request/feedback-message";
import type { useOperationForm } from "../request/use-operation-form";
import { DialogButtons } from "./dialog-buttons";
import { DialogBody, DialogFoot, PortalDialog } from "./portal-dialog";

type Props = {
  id: string;
  title: string;
  intentId: string;
  onOpen?: () => void;
  state: ReturnType<typeof useOperationForm>;
  /** The label of the confirm button. It names the amount charged. */
  confirm: string;
  /** False until the dialog shows the terms that the customer agrees to. */
  isConfirmable: boolean;
  /** Whether the customer loses something by confirming. */
  isDestructive?: boolean;
  /** The ID of the element that explains what confirming does. */
  describedBy: string;
  /** Whether the dialog, not the browser, shows field errors. */
  noValidate?: boolean;
  isTall?: boolean;
  /** The total amount, above the buttons. */
  foot?: ReactNode;
  children?: ReactNode;
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
  isTall,
  foot,
  children,
}: Props) {
  return (
    <PortalDialog {...{ id, title, intentId }} {...(isTall && { isTall })} {...(onOpen && { onOpen })}>
      <form {...form} noValidate={noValidate} className="contents">
        <input type="hidden" name="intentId" value={intentId} />
        {children && (
          <DialogBody>
            {/* Feedback is above the fields, so the next Tab reaches the first field. */}
            <div role="alert" className="empty:absolute">
              {failure?.fields && <FeedbackMessage feedback={failure} />}
            </div>
            {children}
          </DialogBody>
        )}
        <DialogFoot>
          <div role="alert" className="empty:absolute">
            {failure && !failure.fields && <FeedbackMessage feedback={failure} />}
          </div>
          {foot}
          <DialogButtons
            dialogId={id}
            isDisabled={isBlocked || !isConfirmable}
            {...{ confirm, isWorking, describedBy, isDestructive, isTall }}
          />
        </DialogFoot>
      </form>
    </PortalDialog>
  );
}
