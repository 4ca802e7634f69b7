/**
 * The languages of the portal, by BCP 47 tag. `formats` is the tag that dates, numbers and money are formatted
 * with, where the language's own would surprise its readers; `name` is what the language calls itself.
 */
export const languages = {
  "en-US": { name: "English (US)" },
  ar: { name: "العربية", direction: "rtl" },
  de: { name: "Deutsch" },
  ja: { name: "日本語" },
  pl: { name: "Polski" },
  "pt-BR": { name: "Português (Brasil)" },
} as const satisfies Record<string, { name: string; direction?: "rtl"; formats?: string }>;

export type Language = keyof typeof languages;

export const defaultLanguage: Language = "en-US";
export const languageTags = Object.keys(languages) as Language[];

/** Each language by the name its readers know it by. */
export const languageChoices = Object.entries(languages).map(([tag, { name }]) => ({
  tag: tag as Language,
  name,
}));

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

export function directionOf(language: Language): "ltr" | "rtl" {
  const known: { direction?: "rtl" } = languages[language] as object;
  return known.direction ?? "ltr";
}
