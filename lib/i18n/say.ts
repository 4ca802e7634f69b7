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
  return String(message.format(values));
};
