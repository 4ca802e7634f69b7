import type { Visible } from "@/lib/embed/protocol";

/** Between a dialog and the edge of what the customer sees, in CSS pixels. */
export const marginPx = 16;

/**
 * Where the top of a dialog belongs, in CSS pixels of the frame. The frame is as high as its content and does not
 * scroll, so its middle may be far from what the customer sees.
 *
 * A dialog that fits stands in the upper part of what is visible, which leaves room to grow. One that does not fit
 * starts at the top of it and is moved up only as far as the frame's own end demands.
 */
export function dialogTop(
  dialogHeightPx: number,
  visible: Omit<Visible, "type">,
  frameHeightPx: number,
): number {
  const spare = visible.heightPx - dialogHeightPx;
  const wanted = visible.topPx + Math.max(marginPx, spare / 3);
  const lowest = frameHeightPx - dialogHeightPx - marginPx;
  return Math.round(Math.max(marginPx, Math.min(wanted, lowest)));
}

/** Whether a dialog that was placed before may stay, so that it does not jump while it is being read. */
export function isInSight(topPx: number, dialogHeightPx: number, visible: Omit<Visible, "type">): boolean {
  const visibleBottom = visible.topPx + visible.heightPx;
  if (dialogHeightPx + marginPx > visible.heightPx) {
    // Taller than the window: the page scrolls along it, and it stays as long as any of it is seen.
    return topPx + dialogHeightPx > visible.topPx && topPx < visibleBottom;
  }
  return topPx >= visible.topPx && topPx + dialogHeightPx <= visibleBottom;
}
