import type { Words } from "./failure";
import type { EmbedSettings } from "./settings";

/** What a line in the console needs beside its code. */
export type Details = {
  event?: string;
  error?: unknown;
  requestId?: string | undefined;
  hint?: string | undefined;
};

/** What `public/embed/v1-help.js` exports. It may be older or newer than the loader, so it accepts any code. */
export type HelpScript = {
  explain(appOrigin: string, settings: EmbedSettings, code: string, details: Details): void;
  wordsFor(code: string): Words | undefined;
};

/**
 * The script for what happens rarely, so that nobody else downloads it. An import inherits the nonce of this script and
 * passes Trusted Types, which a `<script>` element would not.
 */
export function loadHelp(appOrigin: string): Promise<HelpScript> {
  return import(`${appOrigin}/embed/v1-help.js`);
}

/** Explains in the console. If the script can't be loaded, the code must do. */
export function explain(
  appOrigin: string,
  settings: EmbedSettings,
  code: string,
  details: Details = {},
): void {
  loadHelp(appOrigin).then(
    (help) => help.explain(appOrigin, settings, code, details),
    () => console.warn(`[portico] ${code}`, details.error ?? ""),
  );
}
