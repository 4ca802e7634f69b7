/**
 * The origin this file was loaded from, which the proof goes to, or "" when it was copied, bundled or inlined.
 *
 * A module has no `document.currentScript`, and `<img name="currentScript">` in the page can stand in for it. The
 * stack of an error names the running file, and no markup can change that. The tags in the document are never
 * searched: injected markup that does not run could name another origin there.
 */
export function ownOrigin(): string {
  const script = document.currentScript;
  const address = (script instanceof HTMLScriptElement && script.src) || new Error().stack || "";
  return originOf(address);
}

/** The origin of the first address in the text, if it is one where this file is served. */
export function originOf(text: string): string {
  const [, origin = "", folder] = /(https?:\/\/[^/\s]+)(\/embed\/)?/.exec(text) ?? [];
  return folder ? origin : "";
}
