import type { Details } from "../help";
import type { EmbedSettings } from "../settings";
import { inspect } from "./inspect";
import { alwaysSaid, type LineCode, lines } from "./lines";

export { ask } from "./ask";
export { scrollTo } from "./scroll-to";

const said = new Set<string>();

/**
 * Says in the console what went wrong: one line for each misuse, with a link to its section in the docs. It prints names
 * of settings, never their values. Unless `debug` is on, it reports only problems caused by the page's own code.
 */
export function explain(appOrigin: string, settings: EmbedSettings, code: string, details: Details): void {
  const say = (code: string, more: string, error?: unknown) => {
    const words = isKnown(code) ? lines[code] : `${code}.`;
    const text = ["[portico]", words, more, `${appOrigin}/docs/embed#${code}`].filter(Boolean).join(" ");
    // Each message is printed once, because a page that remounts would otherwise fill the console.
    if (said.has(text) && !error) return;
    said.add(text);
    if (error) console.error(text, error);
    else console.warn(text);
  };
  if (!settings.debug && !alwaysSaid.has(code)) return;
  if (code === "loaded") for (const [misuse, names] of inspect(settings)) say(misuse, names.join(", "));
  else say(code, moreOf(appOrigin, code, details), details.error);
}

function isKnown(code: string): code is LineCode {
  return Object.hasOwn(lines, code);
}

function moreOf(appOrigin: string, code: string, { event, words, requestId }: Details): string {
  const sites = code === "unreachable" && `${location.origin}, ${appOrigin}.`;
  return [sites, event && `"${event}".`, words?.hint, requestId && `Reference: ${requestId}.`]
    .filter(Boolean)
    .join(" ");
}
