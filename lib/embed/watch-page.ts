import { globals } from "./globals";
import { settingsNames } from "./settings";

/**
 * Calls back when the page may have changed: elements were added, removed or moved, settings were assigned,
 * or the customer returned to the page. Single-page apps do all of this long after the script has run.
 */
export function watchPage(onChange: () => void, onReturn: () => void): void {
  const seen = { childList: true, subtree: true, attributeFilter: ["id"] };
  new MutationObserver(onChange).observe(document, seen);
  for (const name of settingsNames) watchGlobal(name, onChange);
  // The back button may restore the page from memory, with an outdated portal.
  addEventListener("pageshow", ({ persisted }) => persisted && onReturn());
}

function watchGlobal(name: string, onChange: () => void): void {
  let value = globals[name];
  try {
    Object.defineProperty(globals, name, {
      configurable: true,
      enumerable: true,
      get: () => value,
      set(next) {
        value = next;
        // The page may add more fields in the lines that follow.
        queueMicrotask(onChange);
      },
    });
  } catch {
    // The page declared this global with `var` before this script ran. A later assignment is noticed only at the page's
    // next change.
  }
}
