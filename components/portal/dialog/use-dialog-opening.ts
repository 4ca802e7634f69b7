import { useEffect, useRef } from "react";
import { usePortal } from "../shell/portal-context";

/**
 * Runs `onOpen` each time the dialog opens, even if the browser opened it before this script loaded. A new
 * intent while it is open counts as a new opening, because the content has changed.
 */
export function useDialogOpening(intentId: string, onOpen: (() => void) | undefined) {
  const { frame, dismissFeedback } = usePortal();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const onOpenNow = useRef<() => void>(undefined);

  useEffect(() => {
    onOpenNow.current = onOpen;
  });

  useEffect(() => {
    // Marks that the dialog can now show feedback. Scripts that open the dialog wait for this attribute.
    dialogRef.current?.setAttribute("data-live", "");
    return dialogRef.current ? frame.observe(dialogRef.current) : undefined;
  }, [frame]);

  useEffect(() => {
    const dialog = dialogRef.current;
    if (!dialog) return;
    const observer = new MutationObserver(() => {
      if (!dialog.open) return;
      headingRef.current?.focus({ preventScroll: true });
      dismissFeedback();
      onOpenNow.current?.();
    });
    observer.observe(dialog, { attributeFilter: ["open"] });
    if (dialog.open) onOpenNow.current?.();
    return () => observer.disconnect();
  }, [intentId, dismissFeedback]);

  return { dialogRef, headingRef };
}
