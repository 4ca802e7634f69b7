/**
 * The portal's languages, by BCP 47 tag. `name` is the language's name in that language.
 */
export const languages = {
  "en-US": { name: "English (US)" },
  ar: { name: "العربية", direction: "rtl" },
  de: { name: "Deutsch" },
  ja: { name: "日本語" },
  pl: { name: "Polski" },
  "pt-BR": { name: "Português (Brasil)" },
  // A pseudo-language: accented English, 40% longer (pseudo.ts), which reveals texts that don't fit.
  "en-XA": { name: "[Ẽñgļïšh]" },
} as const satisfies Record<string, { name: string; direction?: "rtl" }>;

export type Language = keyof typeof languages;

export const defaultLanguage: Language = "en-US";

export const pseudoLanguage = "en-XA" satisfies Language;

/** The languages that customers can get. The pseudo-language is only for tests and for developers who turn it on. */
export const languageTags = (Object.keys(languages) as Language[]).filter(
  (tag) => tag !== pseudoLanguage || process.env.PSEUDO_LANGUAGE === "true",
);

/** Each language with its name in that language, for menus. */
export const languageChoices = languageTags.map((tag) => ({ tag, name: languages[tag].name }));

export function isLanguage(tag: string): tag is Language {
  return languageTags.some((known) => known === tag);
}

export function directionOf(language: Language): "ltr" | "rtl" {
  const known: { direction?: "rtl" } = languages[language] as object;
  return known.direction ?? "ltr";
}
