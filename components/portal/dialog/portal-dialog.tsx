import type { ReactNode } from "react";
import { CloseIcon } from "../controls/icons";
import { usePortal } from "../shell/portal-context";
import { CloseDialogButton } from "./open-dialog-button";
import { useDialogOpening } from "./use-dialog-opening";

/**
 * The dialog is as wide as the frame, up to a maximum width. The head and foot stay in place, and the content between
 * them scrolls. If there is no room for a head, a foot and a few lines (`data-short`), the whole dialog scrolls.
 */
const shape =
  "group/dialog @container/dialog mx-auto my-0 w-[calc(100%-2*var(--seen-side,0px))] max-w-132 max-h-[var(--seen-height,calc(100%-32px))] overflow-clip " +
  "open:grid grid-rows-[auto_minmax(0,1fr)_minmax(0,auto)] data-short:open:block data-short:overflow-y-auto";

/** Until the script knows which part of the frame is visible, the dialog opens next to its button. */
const position =
  "fixed bottom-auto top-[var(--seen-top,16px)] supports-[top:anchor(top)]:top-[var(--seen-top,anchor(--actions_top,16px))]";

/**
 * There is no backdrop. Instead, portal.tsx fades the portal, so that the merchant's page keeps its color.
 */
const surface =
  "rounded-xl bg-surface p-0 text-base text-ink shadow-dialog wrap-anywhere backdrop:bg-transparent " +
  // A shadow would be cut off at the edges of the frame.
  "max-[560px]:border max-[560px]:border-line-mid max-[560px]:shadow-none";

/** On a phone, tall dialogs fill the visible area, up to the height of a large phone, so that the foot stays in place. */
const tall = "max-[440px]:h-[min(var(--seen-height),46rem)]";

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
  /** A new intent while the dialog is open counts as a new opening, because the content has changed. */
  intentId: string;
  onOpen?: () => void;
  /** Whether the dialog's content is taller than a phone. */
  isTall?: boolean;
  /** A `DialogBody` and a `DialogFoot`, or a form around both with `display: contents`. */
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

/** The choices and fields. This part scrolls if they don't fit. */
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

/** The total and the buttons. Always visible. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return (
    <div
      className={`grid grid-cols-1 content-start gap-3 overflow-y-auto border-t border-line bg-sunken py-4 group-data-short/dialog:overflow-visible ${gutter}`}
    >
      {children}
    </div>
  );
}
