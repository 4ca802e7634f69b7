import type { ReactNode } from "react";
import { destructiveButton, primaryButton, secondaryButton } from "../controls/button-classes";
import { CloseDialogButton } from "./open-dialog-button";
import { OutcomeMessage } from "../request/outcome-message";
import { usePortal } from "../shell/portal-context";
import { PortalDialog } from "./portal-dialog";
import type { useOperationForm } from "../request/use-operation-form";
import { WorkingLabel } from "../controls/working-label";

type Props = {
  id: string;
  title: string;
  intentId: string;
  onOpen?: () => void;
  state: ReturnType<typeof useOperationForm>;
  /** The words on the button that does it: they name the amount it spends. */
  confirm: string;
  /** False while what would be agreed to is not shown yet. */
  isConfirmable: boolean;
  /** What is confirmed takes something away. */
  isDestructive?: boolean;
  /** The id of the element that says what confirming means. */
  describedBy: string;
  /** The dialog itself says what is wrong in its fields, instead of the browser. */
  noValidate?: boolean;
  children: ReactNode;
};

/** A question with its form: what the operation asks and shows, what became of it, and two buttons. */
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
        {/* Before the fields that it speaks of: who goes on from it comes to the first of them. */}
        <div role="alert" className="empty:absolute">
          {failure?.fields && <OutcomeMessage outcome={failure} />}
        </div>
        <input type="hidden" name="intentId" value={intentId} />
        {children}
        <div role="alert" className="empty:absolute">
          {failure && !failure.fields && <OutcomeMessage outcome={failure} />}
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
