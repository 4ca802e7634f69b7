import type { ReactNode } from "react";
import { destructiveButton, primaryButton, secondaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { usePortal } from "../shell/portal-context";
import { CloseDialogButton } from "./open-dialog-button";

type Props = {
  dialogId: string;
  /** The label of the confirm button. It names the amount charged. */
  confirm: string;
  isWorking: boolean;
  isDisabled: boolean;
  /** The ID of the element that explains what confirming does. */
  describedBy?: string | undefined;
  /** Whether the customer loses something by confirming. */
  isDestructive?: boolean | undefined;
};

/** The button that confirms, and the button that changes nothing. */
export function DialogButtons(props: Props & { isTall?: boolean | undefined }) {
  const { dialogId, confirm, isWorking, isDisabled, describedBy, isDestructive, isTall } = props;
  return (
    <ButtonRow>
      <button
        type="submit"
        className={`${isDestructive ? destructiveButton : primaryButton} min-h-11 flex-1 basis-56`}
        aria-describedby={describedBy}
        aria-disabled={isDisabled || undefined}
      >
        <WorkingLabel isWorking={isWorking}>{confirm}</WorkingLabel>
      </button>
      <NotNowButton dialogId={dialogId} isTall={isTall} />
    </ButtonRow>
  );
}

export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>;
}

/** On a phone, hidden in tall dialogs, which need the room and have a close button in their head. */
export function NotNowButton({ dialogId, isTall }: { dialogId: string; isTall?: boolean | undefined }) {
  const { text } = usePortal().view;
  return (
    <CloseDialogButton
      dialogId={dialogId}
      className={`${secondaryButton} min-h-11 @max-[400px]/dialog:grow ${isTall ? "@max-[400px]/dialog:hidden" : ""}`}
    >
      {text.notNow}
    </CloseDialogButton>
  );
}
