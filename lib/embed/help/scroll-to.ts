import { createStyled, isMotionReduced } from "../placeholder";

/**
 * Scrolls a position in the frame into view, in every scroll container around the frame. Does nothing if the position
 * is already well in view.
 */
export function scrollTo(box: HTMLElement, topPx: number): void {
  const marker = createStyled("div", `position:absolute;top:${topPx}px;scroll-margin:96px`);
  box.append(marker);
  marker.scrollIntoView({ block: "nearest", behavior: isMotionReduced() ? "auto" : "smooth" });
  marker.remove();
}
