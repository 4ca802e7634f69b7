import { english, type SentenceKey } from "./english/english";
import { defaultLanguage } from "./languages";
import ar from "./locales/ar.json";
import de from "./locales/de.json";
import ja from "./locales/ja.json";
import pl from "./locales/pl.json";
import ptBR from "./locales/pt-BR.json";

export type Messages = Partial<Record<SentenceKey, string>>;

/** Texts by language. A regional file (`fr-CA` beside `fr`) has only the texts that differ from its base's. */
type Files = Readonly<Record<string, Messages>>;

export const translations: Files = { ar, de, ja, pl, "pt-BR": ptBR };

/**
 * Base languages that aren't simply the tag without its region. Hong Kong's base isn't plain `zh`, which has simplified
 * characters, because people there read traditional ones.
 */
const otherBases: Record<string, string> = { "zh-HK": "zh-TW" };

/** The base of a regional language, if there is a file for that base. Undefined for English, which is the source. */
export function baseOf(language: string, files = translations): string | undefined {
  const base = otherBases[language] ?? /^(.+)-[^-]+$/.exec(language)?.[1];
  return base !== undefined && files[base] ? base : undefined;
}

/** The texts of a language, including those that it takes from its base. Empty for English, which is the source. */
export function messagesOf(language: string, files = translations): Messages {
  const base = baseOf(language, files);
  return { ...(base && messagesOf(base, files)), ...files[language] };
}

/**
 * A text and the language whose plurals it uses: the text of this language, or else of its base, or else in English.
 * The plurals of a regional language may differ from its base's: Brazil uses "one" for 0, and Portugal doesn't.
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
