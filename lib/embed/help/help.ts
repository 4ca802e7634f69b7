import type { Details } from "../help";
import type { EmbedSettings } from "../settings";
import { inspect, type Misuse } from "./inspect";
import { alwaysSaid, type LineCode, lines } from "./lines";

export { ask } from "./ask";
export { scrollTo } from "./scroll-to";

const said = new Set<string>();

/**
 * Says in the console what went wrong: one line for each misuse, with a link to its section in the docs. Prints the
 * names of settings, never their values. Unless `debug` is on, it reports only problems caused by the page's own code.
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
  const misuses = misusesBehind(code, settings);
  for (const [misuse, names] of misuses) say(misuse, names.join(", "));
  if (code !== "loaded" && misuses.length === 0) say(code, moreOf(appOrigin, code, details), details.error);
}

/** The misuses behind a code. The server can't say which setting made a request malformed, but this script can. */
function misusesBehind(code: string, settings: EmbedSettings): Misuse[] {
  if (code !== "loaded" && code !== "invalid") return [];
  const makeInvalid: LineCode[] = ["no_portal_id", "no_identity"];
  return inspect(settings).filter(([misuse]) => code === "loaded" || makeInvalid.includes(misuse));
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
