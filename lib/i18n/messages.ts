import type { SentenceKey } from "./english/english";
import type { Language } from "./languages";
import ar from "./locales/ar.json";
import de from "./locales/de.json";
import ja from "./locales/ja.json";
import pl from "./locales/pl.json";
import ptBR from "./locales/pt-BR.json";

export type Messages = Partial<Record<SentenceKey, string>>;

const translations: Partial<Record<Language, Messages>> = { ar, de, ja, pl, "pt-BR": ptBR };

/** The texts of a language; none for English, which is the source. */
export function messagesOf(language: Language): Messages {
  return translations[language] ?? {};
}
