import { IntlMessageFormat } from "intl-messageformat";
import { english } from "./english/english";
import type { SentenceKey } from "./english/english";
import { isolateIn } from "./isolate";
import { defaultLanguage, directionOf } from "./languages";
import type { Language } from "./languages";
import { messagesOf } from "./messages";

/** Says a text of the catalog with its values filled in. */
export type Say = (key: SentenceKey, values?: Record<string, string | number>) => string;

const sayers = new Map<Language, Say>();

/** The texts of a language. Each is parsed once, the first time it is said. */
export function sayIn(language: Language): Say {
  let say = sayers.get(language);
  if (!say) sayers.set(language, (say = makeSay(language)));
  return say;
}

function makeSay(language: Language): Say {
  const messages = messagesOf(language);
  const isolate = isolateIn(directionOf(language));
  const parsed = new Map<SentenceKey, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      const own = messages[key];
      // A missing text is said in English, so its plurals are English too.
      message = new IntlMessageFormat(own ?? english[key], own ? language : defaultLanguage);
      parsed.set(key, message);
    }
    return String(message.format(values && isolate(values)));
  };
}
