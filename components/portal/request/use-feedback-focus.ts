import { type RefObject, useEffect } from "react";
import { usePortal } from "../shell/portal-context";
import type { Feedback } from "./feedback";

/**
 * Focuses new feedback and scrolls it into view: the pressed button may be gone, and the feedback may be far above the
 * button's place.
 */
export function useFeedbackFocus(message: RefObject<HTMLElement | null>, feedback: Feedback | null): void {
  const { frame } = usePortal();
  useEffect(() => {
    if (!feedback || !message.current) return;
    // A dialog is already in view, but in a long form, the pressed button may be far below the feedback.
    const isAbove = feedback.fields !== undefined;
    message.current.focus({ preventScroll: !isAbove });
    if (!feedback.dialog || isAbove) frame.bringIntoSight(message.current);
  }, [message, feedback, frame]);
}
