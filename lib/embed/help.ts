import type { EmbedSettings, EventMessage } from "./settings";

/** The details that a line in the console shows in addition to its code. */
export type Details = {
  event?: string;
  error?: unknown;
  requestId?: string | undefined;
  words?: { hint?: string } | undefined;
};

export type Verdict = { allowed: boolean; message?: string };

/** The operation that a customer is about to confirm, and the page's functions that may refuse it. */
export type Question = {
  event: string;
  response: unknown;
  functions: ((message: EventMessage) => unknown)[];
};

/** The exports of `public/embed/v1-help.js`. It may be older or newer than the loader, so it accepts any code. */
export type HelpScript = {
  explain(appOrigin: string, settings: EmbedSettings, code: string, details: Details): void;
  ask(appOrigin: string, settings: EmbedSettings, question: Question): Promise<Verdict>;
  scrollTo(box: HTMLElement, topPx: number): void;
};

/**
 * Loads the script for rare cases, which most customers don't download. An import is used because, unlike a `<script>`
 * element, it inherits this script's nonce and isn't blocked by Trusted Types.
 */
export function loadHelp(appOrigin: string): Promise<HelpScript> {
  return import(`${appOrigin}/embed/v1-help.js`);
}

/** Explains a problem in the console. Logs only the code if the script can't be loaded. */
export function explain(
  { appOrigin, settings }: { appOrigin: string; settings: EmbedSettings },
  code: string,
  details: Details = {},
): void {
  loadHelp(appOrigin).then(
    (help) => help.explain(appOrigin, settings, code, details),
    () => console.warn(`[portico] ${code}`, details.error ?? ""),
  );
}
