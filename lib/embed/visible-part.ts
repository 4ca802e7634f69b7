import type { Visible } from "./protocol";

/** The part of the frame inside the window, from its place in the window. Lengths in CSS pixels. */
export function visiblePart(frame: { top: number; bottom: number }, windowHeightPx: number): Visible {
  const height = frame.bottom - frame.top;
  const top = Math.min(Math.max(0, -frame.top), height);
  const bottom = Math.max(top, Math.min(height, windowHeightPx - frame.top));
  return { type: "visible", topPx: Math.round(top), heightPx: Math.round(bottom - top) };
}

/** Calls `send` now and whenever another part of the frame comes into sight. Returns how to stop. */
export function watchVisiblePart(frame: HTMLElement, send: (part: Visible) => void): () => void {
  let scheduled = 0;
  let sent = "";
  const measure = () => {
    scheduled = 0;
    const part = visiblePart(frame.getBoundingClientRect(), innerHeight);
    const text = JSON.stringify(part);
    if (text !== sent) send(part);
    sent = text;
  };
  const schedule = () => {
    scheduled ||= requestAnimationFrame(measure);
  };
  const listening = { capture: true, passive: true };
  const size = new ResizeObserver(schedule);
  size.observe(frame);
  // Scrolling does not bubble; capturing hears the scrolling of any box around the frame.
  addEventListener("scroll", schedule, listening);
  addEventListener("resize", schedule);
  measure();
  return () => {
    cancelAnimationFrame(scheduled);
    size.disconnect();
    removeEventListener("scroll", schedule, listening);
    removeEventListener("resize", schedule);
  };
}
