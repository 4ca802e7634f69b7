import type { SentenceKey } from "./english/english";
import type { Language } from "./languages";

export type Messages = Partial<Record<SentenceKey, string>>;

const all: Partial<Record<Language, Messages>> = {};

/** The texts of a language; a regional one adds what differs to those of its language. */
export function messagesOf(language: Language): Messages {
  return all[language] ?? {};
}
