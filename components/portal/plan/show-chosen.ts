/**
 * Scrolls the chosen plan into sight, in its own list alone: the browser's `scrollIntoView` would also move the
 * merchant's page.
 */
export function showChosen(form: HTMLFormElement): void {
  const row = form.querySelector("input[name=priceId]:checked")?.closest("label");
  const list = row?.closest("[data-scrolls]");
  if (!row || !list) return;
  const below = row.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
  if (below > 0) list.scrollTop += below;
}
