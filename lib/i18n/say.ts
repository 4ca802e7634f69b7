import { IntlMessageFormat } from "intl-messageformat";
import type { SentenceKey } from "./english/english";
import { formatsOf } from "./formats";
import { isolateIn } from "./isolate";
import { directionOf, type Language, pseudoLanguage } from "./languages";
import { sourceOf } from "./messages";
import { type OwnTexts, ownTextsIn, parseOwnText } from "./own-texts";
import { pseudo } from "./pseudo";

/** The language in which the portal speaks, and the merchant's own texts that replace ours. */
export type Voice = { language: Language; ownTexts?: OwnTexts };

/** Returns a text of the catalog with its values filled in. */
export type Say = (key: SentenceKey, values?: Record<string, string | number>) => string;

const sayByLanguage = new Map<Language, Say>();

/** The texts of a language. The merchant's own texts replace ours. Each of ours is parsed once, on first use. */
export function sayIn(language: Language, ownTexts: OwnTexts = {}): Say {
  let say = sayByLanguage.get(language);
  if (!say) sayByLanguage.set(language, (say = sayFrom(language, (key) => parseOurs(language, key))));
  const own = ownTextsIn(ownTexts, language);
  if (Object.keys(own).length === 0) return say;
  const ours = say;
  const theirs = sayFrom(language, (key) => parseOwnText(own[key] ?? "", language));
  return (key, values) => (own[key] === undefined ? ours : theirs)(key, values);
}

function sayFrom(language: Language, parse: (key: SentenceKey) => IntlMessageFormat): Say {
  const isolate = isolateIn(directionOf(language));
  const parsed = new Map<SentenceKey, { message: IntlMessageFormat; choices: Set<string> }>();
  return (key, values) => {
    let text = parsed.get(key);
    if (!text) {
      const message = parse(key);
      text = { message, choices: choicesOf(message.getAst()) };
      parsed.set(key, text);
    }
    return String(text.message.format(values && isolate(values, text.choices)));
  };
}

function parseOurs(language: Language, key: SentenceKey): IntlMessageFormat {
  const source = sourceOf(language, key);
  const message = new IntlMessageFormat(source.text, formatsOf(source.language));
  return language === pseudoLanguage ? pseudo(message) : message;
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** The values that choose between a text's variants. Variants can be nested. */
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
