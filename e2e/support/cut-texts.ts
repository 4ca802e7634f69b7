import type { Locator } from "@playwright/test";

/**
 * Finds texts that don't fit: clipped, or cut off with an ellipsis or after some lines. Checks the visible page, and
 * then opens each dialog in turn.
 */
export function whatIsCut(shown: Locator): Promise<string[]> {
  return shown.evaluate((root) => {
    const textsOf = (element: Element) =>
      [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const isHiddenOnPurpose = (element: Element) =>
      element.closest(".sr-only, option, script, style") !== null;
    const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";

    /**
     * The rectangles in which the element's own text is painted, one for each line. This works for blocks and for parts
     * of a sentence.
     */
    const linesOf = (element: Element) =>
      textsOf(element).flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });

    /**
     * Whether a line ends outside of the window, or of an ancestor that shows nothing beyond its edges. Content that
     * can be scrolled into view vertically isn't cut. Nothing may scroll sideways.
     */
    const clippedBy = (element: Element) => {
      const lines = linesOf(element);
      const at = lines.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round));
      let scrolls = false;
      if (lines.some(({ left, right }) => left < -1 || right > innerWidth + 1))
        return `the window at ${at.join(" and ")}`;
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        const isBeside = lines.some(({ left, right }) => left < edge.left - 1 || right > edge.right + 1);
        const isAboveOrBelow = lines.some(
          ({ top, bottom }) => top < edge.top - 2 || bottom > edge.bottom + 2,
        );
        scrolls ||= overflowY === "auto" || overflowY === "scroll";
        const isHidden =
          (overflowX !== "visible" && isBeside) || (hides(overflowY) && !scrolls && isAboveOrBelow);
        if (isHidden) {
          const { left, top, right, bottom } = edge;
          const edges = [left, top, right, bottom].map(Math.round).join();
          return `${around.tagName.toLowerCase()} at ${edges}, scrolled by ${around.scrollTop}, the text at ${at.join(" and ")}`;
        }
        // An open dialog is above everything around it.
        if (around.matches("dialog:modal")) break;
      }
      return "";
    };

    /** Why the element's text is cut; empty if it isn't. */
    const reasonFor = (element: Element) => {
      const { display, textOverflow, webkitLineClamp } = getComputedStyle(element);
      const { scrollWidth, clientWidth } = element;
      if (display !== "inline" && scrollWidth > clientWidth) return `${scrollWidth} px in ${clientWidth} px`;
      if (textOverflow === "ellipsis" || webkitLineClamp !== "none") return "shortened";
      return clippedBy(element);
    };

    const cutIn = (part: Element) =>
      [part, ...part.querySelectorAll("*")]
        .filter((element) => textsOf(element).length > 0 && element.checkVisibility())
        .filter((element) => !isHiddenOnPurpose(element))
        .map((element) => ({ element, why: reasonFor(element) }))
        .filter(({ why }) => why !== "")
        .map(({ element, why }) => `${element.tagName.toLowerCase()}: ${element.textContent} (${why})`);

    const inDialogs = [...root.querySelectorAll<HTMLDialogElement>("dialog:not(:modal)")].flatMap(
      (dialog) => {
        dialog.showModal();
        const cut = cutIn(dialog).map((text) => `${dialog.id}: ${text}`);
        dialog.close();
        return cut;
      },
    );
    return [...cutIn(root), ...inDialogs];
  });
}
