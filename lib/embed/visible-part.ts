import type { VisibleArea } from "./protocol";

/**
 * The part of the frame inside the window, given the frame's position in the window. Lengths in CSS pixels.
 */
export function visiblePart(frame: { top: number; bottom: number }, windowHeightPx: number): VisibleArea {
  const height = frame.bottom - frame.top;
  const top = Math.min(Math.max(0, -frame.top), height);
  const bottom = Math.max(top, Math.min(height, windowHeightPx - frame.top));
  return { type: "visible", topPx: Math.round(top), heightPx: Math.round(bottom - top) };
}

/**
 * Calls `send` now and whenever the visible part of the frame changes. Returns a function that stops this.
 */
export function watchVisiblePart(frame: HTMLElement, send: (part: VisibleArea) => void): () => void {
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
  // Scroll events don't bubble; capturing catches them from any scroll container around the frame.
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
