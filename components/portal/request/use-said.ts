import { useEffect } from "react";
import type { RefObject } from "react";
import type { Outcome } from "./outcome";
import { usePortal } from "../shell/portal-context";

/**
 * Gives the focus to what has just been said and brings it into sight: the button that was pressed may be gone, and
 * the answer may stand far above it.
 */
export function useSaid(message: RefObject<HTMLElement | null>, outcome: Outcome | null): void {
  const { frame } = usePortal();
  useEffect(() => {
    if (!outcome || !message.current) return;
    // A dialog is in sight, but the end of a long form may be far from its beginning.
    const isAbove = outcome.fields !== undefined;
    message.current.focus({ preventScroll: !isAbove });
    if (!outcome.dialog || isAbove) frame.bringIntoSight(message.current);
  }, [message, outcome, frame]);
}
