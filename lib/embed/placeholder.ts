/**
 * Creates an element to show in the merchant's element. Styles are set through the CSSOM, and text is set as plain
 * text, so neither a strict Content-Security-Policy nor Trusted Types blocks them. Colors come from the page's own
 * text.
 */

import type { Words } from "./failure";

export function createStyled<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  style: string,
  text = "",
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  // A page may style all elements with `!important`, which only an inline `!important` overrides.
  element.style.cssText = style.replace(/;|$/g, "!important;");
  element.textContent = text;
  return element;
}

export function isMotionReduced(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const line = "1px solid #80808080;border-radius:8px;padding:";
const row = "56%;height:14";
/** Three cards: one for a plan with its price, next payment and button, one with rows, and one with invoices. */
const cards = [
  ["24%;height:16", "40%;height:28", "46%;height:14", "24%;height:40"],
  [row, row],
  [row, row, row, row, row, row, row, row, row, row],
];

/**
 * Draws a skeleton that is as tall as most portals, so that the page below hardly moves. In a narrower box, the
 * portal's rows take more lines, so the skeleton's rows are further apart.
 */
export function drawSkeleton(): HTMLElement {
  const element = createRegion("status", "");
  for (const bars of cards) {
    const card = createStyled("div", `margin-bottom:16px;border:${line}24px 24px 4px;opacity:.3`);
    for (const bar of bars)
      card.append(
        createStyled(
          "div",
          `width:${bar}px;margin-bottom:max(20px,38px - 3%);background:currentColor;opacity:.25`,
        ),
      );
    element.append(card);
  }
  element.append(createStyled("span", "position:absolute;clip-path:inset(50%)", "Loading billing details"));
  if (!isMotionReduced()) element.animate({ opacity: [1, 0.5, 1] }, { duration: 1600, iterations: Infinity });
  return element;
}

/** Draws the message about a failure. `retry` is false if another attempt would fail the same way. */
export function drawFailure(
  { message, retry: label, reference, lang, dir }: Words,
  requestId: string | undefined,
  retry: (() => void) | false,
): HTMLElement {
  const element = createRegion("alert", `border:${line}24px;line-height:1.5;overflow-wrap:anywhere`);
  element.lang = lang;
  element.dir = dir;
  element.append(createStyled("p", "margin:0", message));
  if (retry) {
    const button = createStyled("button", "margin:16px 0 0;padding:10px 16px;font:inherit", label);
    button.type = "button";
    button.onclick = retry;
    element.append(button);
  }
  if (requestId)
    element.append(createStyled("p", "margin:16px 0 0;font-size:.8em", `${reference}: ${requestId}`));
  return element;
}

function createRegion(role: string, style: string): HTMLElement {
  const element = createStyled("div", `grid-column:1/-1;outline:none;${style}`);
  element.setAttribute("role", role);
  // Lets the region take the focus if the focused button disappears.
  element.tabIndex = -1;
  return element;
}
