import { settingsNames } from "./settings";

/**
 * Calls back when the page may have changed: elements came, went or were moved, settings were assigned, or the
 * customer came back to it. Single-page sites do all of this long after the script has run.
 */
export function watchPage(
  globals: Record<string, unknown>,
  onChange: () => void,
  onReturn: () => void,
): void {
  const seen = { childList: true, subtree: true, attributeFilter: ["id"] };
  new MutationObserver(onChange).observe(document, seen);
  for (const name of settingsNames) watchGlobal(globals, name, onChange);
  // The back button may show the page as it was left, with a portal that is no longer up to date.
  addEventListener("pageshow", ({ persisted }) => persisted && onReturn());
}

function watchGlobal(globals: Record<string, unknown>, name: string, onChange: () => void): void {
  let value = globals[name];
  try {
    Object.defineProperty(globals, name, {
      configurable: true,
      enumerable: true,
      get: () => value,
      set(next) {
        value = next;
        // The page may add fields in the next lines.
        queueMicrotask(onChange);
      },
    });
  } catch {
    // Declared by `var` before this script: a later assignment is noticed with the next change of the page.
  }
}
