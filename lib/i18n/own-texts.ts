import { IntlMessageFormat } from "intl-messageformat";
import { plainText } from "../plain-text";
import { findLanguage } from "./choose-language";
import { english, type SentenceKey } from "./english/english";
import { defaultLanguage, type Language } from "./languages";
import type { Messages } from "./messages";

/** A merchant's own texts in place of the catalog's: under "*" for every language, under a tag for that language. */
export type OwnTexts = Partial<Record<Language | "*", Messages>>;

/** The maximum length of a text, and the maximum depth of its choices. */
const lengthMax = 2_000;
const depthMax = 8;

/**
 * Reads texts that a page sends, by key: `{"cancel.confirm": "End plan"}`, nested (`{cancel: {confirm: …}}`), or by
 * language (`{de: {…}}`). The texts are never parsed as markup. Each must have exactly the placeholders of the text it
 * replaces, so that no amount or date gets lost. Unusable texts are left out, and `refused` has their keys.
 */
export function readOwnTexts(sent: unknown): { texts: OwnTexts; refused: string[] } {
  const texts: OwnTexts = {};
  const refused: string[] = [];
  const read = (scope: Language | "*", key: string, value: unknown, depth: number): void => {
    if (isObject(value) && depth < depthMax) {
      for (const [name, inner] of Object.entries(value))
        read(scope, key ? `${key}.${name}` : name, inner, depth + 1);
    } else if (isKey(key) && isUsable(key, value, scope)) {
      texts[scope] = { ...texts[scope], [key]: plainText(value) };
    } else {
      refused.push(key);
    }
  };
  for (const [name, value] of Object.entries(isObject(sent) ? sent : {})) {
    const language = isObject(value) && !isPrefix(name) ? languageNamed(name) : null;
    read(language ?? "*", language ? "" : name, value, 0);
  }
  return { texts, refused };
}

/** The texts that apply to a language. */
export function ownTextsIn(texts: OwnTexts, language: Language): Messages {
  return { ...texts["*"], ...texts[language] };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isKey = (key: string): key is SentenceKey => Object.hasOwn(english, key);
const isPrefix = (name: string) => Object.keys(english).some((key) => key.startsWith(`${name}.`));
const languageNamed = (name: string) => (/^[a-z]{2,3}(-\w+)*$/i.test(name) ? findLanguage([name]) : null);

function isUsable(key: SentenceKey, value: unknown, scope: Language | "*"): value is string {
  if (typeof value !== "string" || value.trim() === "" || value.length > lengthMax) return false;
  const language = scope === "*" ? defaultLanguage : scope;
  const own = elementsOf(value, language);
  return own !== null && placeholdersOf(own) === placeholdersOf(elementsOf(english[key], language) ?? []);
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** Parses a merchant's own text, in which `<` is an ordinary character. */
export const parseOwnText = (text: string, language: Language) =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true });

/** Null if the text isn't valid ICU message format, or is nested too deep. */
function elementsOf(text: string, language: Language): Elements | null {
  try {
    const elements = parseOwnText(text, language).getAst();
    return depthOf(elements) <= depthMax ? elements : null;
  } catch {
    return null;
  }
}

const innerOf = (element: Elements[number]): Elements[] =>
  "options" in element ? Object.values(element.options).map(({ value }) => value) : [];

function depthOf(elements: Elements): number {
  return Math.max(0, ...elements.flatMap(innerOf).map((inner) => 1 + depthOf(inner)));
}

/**
 * Whether an element has a placeholder's name. The parser's types 0 and 7, plain text and a plural's own number, have
 * none.
 */
const hasName = ({ type }: Elements[number]) => type !== 0 && type !== 7;

/** The names of all placeholders, joined in sorted order to compare sets. */
function placeholdersOf(elements: Elements): string {
  const namesIn = (some: Elements): string[] =>
    some.flatMap((element) => [
      ...(hasName(element) && "value" in element ? [String(element.value)] : []),
      ...innerOf(element).flatMap(namesIn),
    ]);
  return [...new Set(namesIn(elements))].sort().join(" ");
}
