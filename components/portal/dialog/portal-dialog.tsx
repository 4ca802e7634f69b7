import type { ReactNode } from "react";
import { CloseIcon } from "../controls/icons";
import { usePortal } from "../shell/portal-context";
import { CloseDialogButton } from "./open-dialog-button";
import { useDialogOpening } from "./use-dialog-opening";

/**
 * The browser's own modal dialog: it traps focus, closes on Esc and restores focus. Until the script learns
 * what part of the frame is visible, the dialog appears next to the buttons that opened it.
 */
export function PortalDialog({
  id,
  title,
  intentId,
  onOpen,
  children,
}: {
  id: string;
  title: string;
  /** A new intent while the dialog is open counts as a new opening, because what it shows has changed. */
  intentId: string;
  onOpen?: () => void;
  children: ReactNode;
}) {
  const { text } = usePortal().view;
  const { dialogRef, headingRef } = useDialogOpening(intentId, onOpen);
  return (
    <dialog
      ref={dialogRef}
      id={id}
      aria-labelledby={`${id}-title`}
      className={
        "fixed supports-[top:anchor(top)]:top-[anchor(--actions_top)] bottom-auto mx-auto my-0 max-h-[calc(100%-32px)] w-[calc(100%-32px)] " +
        "max-w-lg overflow-y-auto data-growing:max-h-none data-growing:overflow-visible " +
        "rounded-xl border border-line bg-surface p-[20px] text-ink shadow-floating wrap-anywhere sm:p-6"
      }
    >
      <div className="flex items-start justify-between gap-2">
        <h2
          ref={headingRef}
          id={`${id}-title`}
          tabIndex={-1}
          className="text-lg font-semibold text-balance outline-none hyphens-auto sm:text-xl wrap-anywhere"
        >
          {title}
        </h2>
        <CloseDialogButton
          dialogId={id}
          label={text.close}
          className="-my-2 -me-2 inline-flex size-[44px] shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <CloseIcon />
        </CloseDialogButton>
      </div>
      {children}
    </dialog>
  );
}
