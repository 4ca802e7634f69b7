import { IntlMessageFormat } from "intl-messageformat";
import { english, type SentenceKey } from "./english/english";
import { isolateIn } from "./isolate";
import { defaultLanguage, directionOf, type Language, pseudoLanguage } from "./languages";
import { messagesOf } from "./messages";
import { pseudo } from "./pseudo";

/** Returns a text of the catalog with its values filled in. */
export type Say = (key: SentenceKey, values?: Record<string, string | number>) => string;

const sayByLanguage = new Map<Language, Say>();

/** The texts of a language. Each is parsed once, on first use. */
export function sayIn(language: Language): Say {
  let say = sayByLanguage.get(language);
  if (!say) sayByLanguage.set(language, (say = makeSay(language)));
  return say;
}

function makeSay(language: Language): Say {
  const messages = messagesOf(language);
  const isolate = isolateIn(directionOf(language));
  const parsed = new Map<SentenceKey, { message: IntlMessageFormat; choices: Set<string> }>();
  return (key, values) => {
    let text = parsed.get(key);
    if (!text) {
      const own = messages[key];
      // A missing text falls back to English, so its plurals are English too.
      const source = new IntlMessageFormat(own ?? english[key], own ? language : defaultLanguage);
      const message = language === pseudoLanguage ? pseudo(source) : source;
      text = { message, choices: choicesOf(message.getAst()) };
      parsed.set(key, text);
    }
    return String(text.message.format(values && isolate(values, text.choices)));
  };
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** The values that select an option. Options can be nested. */
function choicesOf(elements: Elements): Set<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if (!("options" in element)) continue;
    names.add(element.value);
    for (const option of Object.values(element.options))
      for (const name of choicesOf(option.value)) names.add(name);
  }
  return names;
}
