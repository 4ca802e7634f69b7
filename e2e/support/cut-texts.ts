import type { FrameLocator } from "@playwright/test";

/** The visible texts that don't fit: clipped, cut off with an ellipsis, or cut off after a number of lines. */
export function whatIsCut(portal: FrameLocator): Promise<string[]> {
  return portal.locator("body").evaluate((body) => {
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const isHiddenOnPurpose = (element: Element) =>
      element.closest(".sr-only, option, script, style") !== null;
    return [...body.querySelectorAll<HTMLElement>("*")]
      .filter((element) => hasText(element) && element.checkVisibility() && !isHiddenOnPurpose(element))
      .filter((element) => {
        const { display, textOverflow, webkitLineClamp } = getComputedStyle(element);
        const isTooWide = display !== "inline" && element.scrollWidth > element.clientWidth;
        return isTooWide || textOverflow === "ellipsis" || webkitLineClamp !== "none";
      })
      .map((element) => `${element.tagName.toLowerCase()}: ${element.textContent}`);
  });
}
