import type { Language } from "./languages";

type Separators = { sentence: string; clause: string; item: string };

const usual: Separators = { sentence: " ", clause: "; ", item: ", " };

/** Separators between sentences, clauses and items, for languages that don't use English ones. */
const own: Partial<Record<Language, Separators>> = {
  ar: { sentence: " ", clause: "؛ ", item: "، " },
  ja: { sentence: "", clause: "；", item: "、" },
};

/** Joins sentences, or the items of a list, as the language does. Empty ones are left out. */
export function joinIn(
  language: Language,
  what: keyof Separators,
  parts: readonly (string | null | undefined)[],
): string {
  return parts.filter(Boolean).join((own[language] ?? usual)[what]);
}
