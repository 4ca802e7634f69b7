import type { ReactNode } from "react";
import { CloseIcon } from "../controls/icons";
import { usePortal } from "../shell/portal-context";
import { CloseDialogButton } from "./open-dialog-button";
import { useDialogOpening } from "./use-dialog-opening";

/**
 * As wide as the frame until that is wider than a dialog. Its head and its foot stay, and what is between them scrolls.
 * Where less than a head, a foot and some lines between them are in sight (`data-short`), all of it scrolls as one.
 */
const shape =
  "group/dialog @container/dialog mx-auto my-0 w-[calc(100%-2*var(--seen-side,0px))] max-w-132 max-h-[var(--seen-height,calc(100%-32px))] overflow-clip " +
  "open:grid grid-rows-[auto_minmax(0,1fr)_minmax(0,auto)] data-short:open:block data-short:overflow-y-auto";

/** Until the script learns what part of the frame is visible, it opens beside the buttons that open it. */
const position =
  "fixed bottom-auto top-[var(--seen-top,16px)] supports-[top:anchor(top)]:top-[var(--seen-top,anchor(--actions_top,16px))]";

/** The page behind it steps back (see portal.tsx), so the merchant's page keeps its color. */
const surface =
  "rounded-xl bg-surface p-0 text-base text-ink shadow-dialog wrap-anywhere backdrop:bg-transparent " +
  // A shadow would be cut off at the edges of the frame.
  "max-[560px]:border max-[560px]:border-line-mid max-[560px]:shadow-none";

/** On a phone these are as tall as what is in sight, so their foot stays where it is. */
const tall = "max-[440px]:h-(--seen-height)";

/** The browser's own modal dialog: it traps focus, closes on Esc and restores focus. */
export function PortalDialog({
  id,
  title,
  intentId,
  onOpen,
  isTall,
  children,
}: {
  id: string;
  title: string;
  /** A new intent while the dialog is open counts as a new opening, because what it shows has changed. */
  intentId: string;
  onOpen?: () => void;
  /** Whether there is more in it than fits on a phone. */
  isTall?: boolean;
  /** A `DialogBody`, a `DialogFoot`, or a form around both that is no box of its own (`contents`). */
  children: ReactNode;
}) {
  const { text } = usePortal().view;
  const { dialogRef, headingRef } = useDialogOpening(intentId, onOpen);
  return (
    <dialog
      ref={dialogRef}
      id={id}
      aria-labelledby={`${id}-title`}
      className={`${shape} ${position} ${surface} ${isTall ? tall : ""}`}
    >
      <div className={`flex items-center justify-between gap-3 pt-4 pb-3 ${gutter}`}>
        <h2
          ref={headingRef}
          id={`${id}-title`}
          tabIndex={-1}
          className="font-title text-xl font-semibold tracking-[-0.01em] text-balance outline-none hyphens-auto wrap-anywhere"
        >
          {title}
        </h2>
        <CloseDialogButton
          dialogId={id}
          label={text.close}
          className="relative -me-2 inline-flex size-9 shrink-0 items-center justify-center self-start rounded-md text-muted after:absolute after:-inset-1 hover:bg-hover hover:text-ink"
        >
          <CloseIcon />
        </CloseDialogButton>
      </div>
      {children}
    </dialog>
  );
}

const gutter = "px-6 @max-[400px]/dialog:px-4";

/** What is chosen or filled in. It scrolls where there is more than fits. */
export function DialogBody({ children }: { children: ReactNode }) {
  return (
    <div
      data-scrolls=""
      className={`grid grid-cols-1 content-start gap-4 overflow-y-auto overscroll-contain pt-1 pb-5 group-data-short/dialog:overflow-visible ${gutter}`}
    >
      {children}
    </div>
  );
}

/** What it comes to, and the buttons. It stays in sight. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return (
    <div
      className={`grid grid-cols-1 content-start gap-3 overflow-y-auto border-t border-line bg-sunken py-4 group-data-short/dialog:overflow-visible ${gutter}`}
    >
      {children}
    </div>
  );
}
