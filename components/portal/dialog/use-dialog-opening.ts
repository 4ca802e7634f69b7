import { useEffect, useRef } from "react";
import { usePortal } from "../shell/portal-context";

/**
 * Notices that the browser has opened a dialog, whoever asked for it: also when that was before this script
 * arrived. A new intent while it stands open counts as an opening: what it shows has changed.
 */
export function useDialogOpening(intentId: string, onOpen: (() => void) | undefined) {
  const { frame, dismissOutcome } = usePortal();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const onOpenNow = useRef<() => void>(undefined);

  useEffect(() => {
    onOpenNow.current = onOpen;
  });

  useEffect(() => {
    // From now on what is said in it is shown; a script that opens it waits for this.
    dialogRef.current?.setAttribute("data-live", "");
    return dialogRef.current ? frame.observe(dialogRef.current) : undefined;
  }, [frame]);

  useEffect(() => {
    const dialog = dialogRef.current;
    if (!dialog) return;
    const observer = new MutationObserver(() => {
      if (!dialog.open) return;
      headingRef.current?.focus({ preventScroll: true });
      dismissOutcome();
      onOpenNow.current?.();
    });
    observer.observe(dialog, { attributeFilter: ["open"] });
    if (dialog.open) onOpenNow.current?.();
    return () => observer.disconnect();
  }, [intentId, dismissOutcome]);

  return { dialogRef, headingRef };
}
