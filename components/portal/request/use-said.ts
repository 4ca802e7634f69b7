import { useEffect } from "react";
import type { RefObject } from "react";
import type { Outcome } from "./outcome";
import { usePortal } from "../shell/portal-context";

/**
 * Focuses new feedback and scrolls it into view: the pressed button may be gone, and the feedback may be far
 * above it.
 */
export function useSaid(message: RefObject<HTMLElement | null>, outcome: Outcome | null): void {
  const { frame } = usePortal();
  useEffect(() => {
    if (!outcome || !message.current) return;
    // A dialog is already in view, but the end of a long form may be far from the feedback at its top.
    const isAbove = outcome.fields !== undefined;
    message.current.focus({ preventScroll: !isAbove });
    if (!outcome.dialog || isAbove) frame.bringIntoSight(message.current);
  }, [message, outcome, frame]);
}
