/**
 * Scrolls the end of an element into view within the dialog's body. The browser's `scrollIntoView` would also scroll
 * the merchant's page.
 */
export function showInBody(element: Element | null | undefined): void {
  const body = element?.closest("[data-scrolls]");
  if (!element || !body) return;
  const below = element.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom;
  if (below > 0) body.scrollTop += below;
}
