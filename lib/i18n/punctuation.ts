import type { Language } from "./languages";

type Separators = { sentence: string; clause: string; item: string };

const usual: Separators = { sentence: " ", clause: "; ", item: ", " };

/** Separators between sentences, clauses and items, for languages whose separators differ from English. */
const own: Partial<Record<Language, Separators>> = {
  ar: { sentence: " ", clause: "؛ ", item: "، " },
  ja: { sentence: "", clause: "；", item: "、" },
};

/** Joins sentences or list items with the language's separators. Leaves out empty parts. */
export function joinIn(
  language: Language,
  what: keyof Separators,
  parts: readonly (string | null | undefined)[],
): string {
  return parts.filter(Boolean).join((own[language] ?? usual)[what]);
}
