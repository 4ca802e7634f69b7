/**
 * Scrolls the end of an element into sight, in the dialog's body alone: the browser's `scrollIntoView` would also move
 * the merchant's page.
 */
export function showInBody(element: Element | null | undefined): void {
  const body = element?.closest("[data-scrolls]");
  if (!element || !body) return;
  const below = element.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom;
  if (below > 0) body.scrollTop += below;
}
