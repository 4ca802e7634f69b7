import type { VisibleArea } from "./protocol";

/**
 * The part of the window from the top of the visible frame down to the window's bottom edge. It includes the space
 * below a frame that ends above that edge, because the frame may grow. `top` is the frame's position in the window.
 * Lengths are in CSS pixels.
 */
export function visiblePart({ top }: { top: number }, windowHeightPx: number): VisibleArea {
  const topPx = Math.max(0, Math.round(-top));
  return { type: "visible", topPx, heightPx: Math.max(0, Math.round(windowHeightPx - top) - topPx) };
}

/** Calls `send` now and whenever the visible part of the frame changes. Returns a function that stops the calls. */
export function watchVisiblePart(frame: HTMLElement, send: (part: VisibleArea) => void): () => void {
  let scheduled = 0;
  let sent = "";
  const measure = () => {
    scheduled = 0;
    const { top, height } = frame.getBoundingClientRect();
    // A CSS transform around the frame changes the frame's size on screen, but not the pixels inside.
    const scale = height / frame.offsetHeight || 1;
    const part = visiblePart({ top: top / scale }, innerHeight / scale);
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
