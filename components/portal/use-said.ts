import { useEffect } from "react";
import type { RefObject } from "react";
import type { Outcome } from "./outcome";
import { usePortal } from "./portal-context";

/**
 * Gives the focus to what has just been said and brings it into sight: the button that was pressed may be gone, and
 * the answer may stand far above it.
 */
export function useSaid(message: RefObject<HTMLElement | null>, outcome: Outcome | null): void {
  const { frame } = usePortal();
  useEffect(() => {
    if (!outcome || !message.current) return;
    message.current.focus({ preventScroll: true });
    if (!outcome.dialog) frame.bringIntoSight(message.current);
  }, [message, outcome, frame]);
}
