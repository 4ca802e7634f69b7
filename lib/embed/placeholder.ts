/**
 * What stands in the merchant's page while there is no portal. Styles go through the CSSOM and text is set as text,
 * so that neither a strict Content-Security-Policy nor Trusted Types object; colours come from the page's own text.
 */

/** The height kept free while the portal loads, so that the page below does not jump twice. */
export const skeletonHeightPx = 420;

export function draw<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  style: string,
  text = "",
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.style.cssText = style;
  element.textContent = text;
  return element;
}

export function isMotionReduced(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const bars = ["width:38%;height:28px", "width:62%;height:16px", "height:112px", "height:160px"];
const outOfSightButReadAloud = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";

export function drawSkeleton(): HTMLElement {
  const element = drawPart("status", `height:${skeletonHeightPx}px;overflow:hidden`);
  for (const bar of bars) {
    element.append(
      draw("div", `${bar};margin-bottom:20px;border-radius:8px;background:currentColor;opacity:.08`),
    );
  }
  element.append(draw("span", outOfSightButReadAloud, "Loading your billing details"));
  if (!isMotionReduced()) element.animate({ opacity: [1, 0.5, 1] }, { duration: 1600, iterations: Infinity });
  return element;
}

/** `retry` is null where another try would end the same way. */
export function drawFailure(
  message: string,
  reference: string | undefined,
  retry: (() => void) | null,
): HTMLElement {
  const line = "1px solid rgba(128,128,128,.5);border-radius:8px;padding:";
  const element = drawPart("alert", `border:${line}24px;line-height:1.5;overflow-wrap:anywhere`);
  element.append(draw("p", "margin:0", message));
  if (retry) {
    const button = draw(
      "button",
      `margin:16px 0 0;border:${line}10px 16px;font:inherit;color:inherit;background:none;cursor:pointer`,
      "Try again",
    );
    button.type = "button";
    button.onclick = retry;
    element.append(button);
  }
  if (reference) element.append(draw("p", "margin:16px 0 0;font-size:.8em", `Reference: ${reference}`));
  return element;
}

function drawPart(role: string, style: string): HTMLElement {
  const element = draw("div", `outline:none;${style}`);
  element.setAttribute("role", role);
  // Focus waits here when the button that had it is gone.
  element.tabIndex = -1;
  return element;
}
