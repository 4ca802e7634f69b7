/**
 * The origin this file was loaded from, which receives the proof. "" if the file was copied, bundled or inlined.
 *
 * A module has no `document.currentScript`, and in other scripts, an `<img name="currentScript">` on the page can
 * replace that property. An error's stack names the running file, and no markup can change that. Never search the
 * document for script tags: injected markup that doesn't run could name another origin.
 */
export function ownOrigin(): string {
  const script = document.currentScript;
  const address = (script instanceof HTMLScriptElement && script.src) || new Error().stack || "";
  return originOf(address);
}

/** The origin of the first URL in the text, if its path is where we serve this file; otherwise "". */
export function originOf(text: string): string {
  const [, origin = "", folder] = /(https?:\/\/[^/\s]+)(\/embed\/)?/.exec(text) ?? [];
  return folder ? origin : "";
}
