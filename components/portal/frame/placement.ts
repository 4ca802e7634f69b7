import type { VisibleArea } from "@/lib/embed/protocol";

/** The gap between a dialog and the edge of the visible area, in CSS pixels. */
export const marginPx = 12;

/** Less is too little to read and confirm anything; the page then scrolls to the rest of it. */
const dialogHeightLeastPx = 320;

/** Below this a head and a foot leave no room between them, and the dialog scrolls as a whole. */
const dialogHeightShortPx = 420;

/** How tall a dialog may be, in CSS pixels, where this much is in sight, and whether it scrolls as a whole. */
export function dialogHeight(visiblePx: number): { maxPx: number; isShort: boolean } {
  const maxPx = Math.max(dialogHeightLeastPx, visiblePx - 2 * marginPx);
  return { maxPx, isShort: maxPx < dialogHeightShortPx };
}

/**
 * The top of a dialog in CSS pixels of the frame. The frame is as tall as its content and doesn't scroll, so
 * its middle may be far from what the customer sees.
 *
 * A dialog that fits goes in the upper part of the visible area, with room to grow. One that doesn't fit
 * starts at the top of it, moved up only as far as needed to end within the frame.
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

/** Whether a placed dialog may stay, so it doesn't jump while the customer reads. */
export function isInSight(
  topPx: number,
  dialogHeightPx: number,
  visible: Omit<VisibleArea, "type">,
): boolean {
  const visibleBottom = visible.topPx + visible.heightPx;
  if (dialogHeightPx + marginPx > visible.heightPx) {
    // Taller than the window: the customer scrolls the page along it, so it stays while any of it is visible.
    return topPx + dialogHeightPx > visible.topPx && topPx < visibleBottom;
  }
  return topPx >= visible.topPx && topPx + dialogHeightPx <= visibleBottom;
}
