import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en";
import type { SentenceKey } from "./en";

/** Says a sentence of the catalogue with its values filled in. */
export type Say = (key: SentenceKey, values?: Record<string, string | number>) => string;

export const defaultLanguage = "en-US";

const compiled = new Map<SentenceKey, IntlMessageFormat>();

/** English for now: the catalogue of every other language will have exactly its keys. */
export const sayInEnglish: Say = (key, values) => {
  let message = compiled.get(key);
  if (!message) compiled.set(key, (message = new IntlMessageFormat(en[key], defaultLanguage)));
  return String(message.format(values && isolated(values)));
};

/** Letters that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A value that runs the other way must not take the amount or the full stop behind it along. */
function isolated(values: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && rightToLeft.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );
}
