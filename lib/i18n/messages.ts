import { english, type SentenceKey } from "./english/english";
import { defaultLanguage } from "./languages";
import ar from "./locales/ar.json";
import de from "./locales/de.json";
import ja from "./locales/ja.json";
import pl from "./locales/pl.json";
import ptBR from "./locales/pt-BR.json";

export type Messages = Partial<Record<SentenceKey, string>>;

/** Texts by language. A regional file (`fr-CA` beside `fr`) has only those that differ from its base's. */
type Files = Readonly<Record<string, Messages>>;

export const translations: Files = { ar, de, ja, pl, "pt-BR": ptBR };

/** Bases that aren't the tag without its region: Hong Kong reads traditional characters, which plain `zh` isn't. */
const otherBases: Record<string, string> = { "zh-HK": "zh-TW" };

/** The language whose texts a regional one differs from, if it has a file; English has none, because it is the source. */
export function baseOf(language: string, files = translations): string | undefined {
  const base = otherBases[language] ?? /^(.+)-[^-]+$/.exec(language)?.[1];
  return base !== undefined && files[base] ? base : undefined;
}

/** The texts of a language, its base's where it has no own; none for English, which is the source. */
export function messagesOf(language: string, files = translations): Messages {
  const base = baseOf(language, files);
  return { ...(base && messagesOf(base, files)), ...files[language] };
}

/**
 * A text and the language of its plurals: its own, or else its base's, or else English. A regional language may count
 * otherwise than its base: Portugal has no "one" for 0, and Brazil does.
 */
export function sourceOf(
  language: string,
  key: SentenceKey,
  files = translations,
): { text: string; language: string } {
  const text = files[language]?.[key];
  if (text) return { text, language };
  const base = baseOf(language, files);
  return base ? sourceOf(base, key, files) : { text: english[key], language: defaultLanguage };
}
