import type { VisibleArea } from "@/lib/embed/protocol";

/** The gap between a dialog and the edge of the visible area, in CSS pixels. */
export const marginPx = 12;

/**
 * A dialog needs this height to be usable. If the visible area isn't that tall, the page scrolls to the
 * dialog's end.
 */
const dialogHeightLeastPx = 320;

/** Below this, the head and the foot leave no room for content, so the dialog scrolls as a whole. */
const dialogHeightShortPx = 420;

/** The maximum height of a dialog in a visible area of this height, in CSS pixels, and whether it scrolls as a whole. */
export function dialogHeight(visiblePx: number): { maxPx: number; isShort: boolean } {
  const maxPx = Math.max(dialogHeightLeastPx, visiblePx - 2 * marginPx);
  return { maxPx, isShort: maxPx < dialogHeightShortPx };
}

/**
 * The top of a dialog in CSS pixels of the frame. The frame is as tall as its content and doesn't scroll, so
 * its middle may be far from what the customer sees.
 *
 * A dialog that fits goes in the upper part of the visible area, with room to grow. A taller dialog
 * starts at the top of the visible area, moved up only as far as needed to end within the frame.
 */
export function dialogTop(
  dialogHeightPx: number,
  visible: Omit<VisibleArea, "type">,
  frameHeightPx: number,
): number {
  const spare = visible.heightPx - dialogHeightPx;
  const wanted = visible.topPx + Math.max(marginPx, spare / 3);
  const lowest = frameHeightPx - dialogHeightPx - marginPx;
  return Math.round(Math.max(marginPx, Math.min(wanted, lowest)));
}

/** Whether a placed dialog is visible enough to stay, so that it doesn't jump while the customer reads. */
export function isInSight(
  topPx: number,
  dialogHeightPx: number,
  visible: Omit<VisibleArea, "type">,
): boolean {
  const visibleBottom = visible.topPx + visible.heightPx;
  if (dialogHeightPx + marginPx > visible.heightPx) {
    // Customers scroll the page along a dialog taller than the window, so it stays while any part of it is visible.
    return topPx + dialogHeightPx > visible.topPx && topPx < visibleBottom;
  }
  return topPx >= visible.topPx && topPx + dialogHeightPx <= visibleBottom;
}
