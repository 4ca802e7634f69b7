import { IntlMessageFormat } from "intl-messageformat";
import { english, type SentenceKey } from "./english/english";
import { defaultLanguage, type Language, languageTags } from "./languages";
import { messagesOf } from "./messages";

const translated = languageTags.filter((tag) => tag !== defaultLanguage);
const keys = Object.keys(english) as SentenceKey[];

/** Whether a text is a brand name, which is the same in every language, not a common word such as "Card". */
const isOfMaker = (key: SentenceKey) =>
  /^(brand|method\.type|wallet)\./.test(key) &&
  !/\b(account|card|crypto|debit|method|transfer)\b/i.test(english[key]);

/** Texts without a translatable word, and texts that a language writes as English does. */
const same: Record<string, SentenceKey[]> = {
  all: keys.filter(
    (key) =>
      isOfMaker(key) || !/\p{L}/u.test(english[key].replace(/\{[^{}]*\}/g, "").replace(/^\[portico\].*/, "")),
  ),
  ar: ["page.download"],
  de: ["page.download", "page.optional", "page.status", "tax.pst_bc", "tax.pst_mb", "tax.pst_sk", "tax.qst"],
  ja: ["page.download", "foot.poweredBy"],
  pl: ["billing.email", "page.download", "tax.pst_mb", "tax.pst_sk"],
  "pt-BR": ["billing.email", "page.download", "page.status", "tax.pst_mb", "tax.pst_sk"],
};

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];
type Argument = { name: string; type: number; options: string[] };

/** The arguments of a message, including those inside options, each with the names of its options. */
function argumentsOf(elements: Element[]): Argument[] {
  return elements.flatMap((element) => {
    const named = "value" in element && element.type !== 0 ? element : undefined;
    const options = "options" in element ? element.options : {};
    const inner = Object.values(options).flatMap(({ value }) => argumentsOf(value));
    if (!named) return inner;
    return [
      { name: String(named.value), type: element.type, options: Object.keys(options).sort() },
      ...inner,
    ];
  });
}

const parse = (text: string, language: Language) => new IntlMessageFormat(text, language).getAst();
const isPlural = (argument: Argument) => argument.type === 6;
const namesOf = (all: Argument[]) => [...new Set(all.map(({ name }) => name))].sort();
const selectsOf = (all: Argument[]) =>
  [
    ...new Set(
      all.filter(({ type }) => type === 5).map(({ name, options }) => `${name}: ${options.join(" ")}`),
    ),
  ].sort();

describe.each(translated)("%s", (language) => {
  const messages = messagesOf(language) as Record<string, string>;

  it("has exactly the English keys", () => {
    expect(keys.filter((key) => !messages[key])).toEqual([]);
    expect(Object.keys(messages).filter((key) => !Object.hasOwn(english, key))).toEqual([]);
  });

  it("is valid ICU with the same placeholders and choices as English", () => {
    for (const key of keys) {
      const own = argumentsOf(parse(messages[key] ?? "", language));
      const source = argumentsOf(parse(english[key], defaultLanguage));
      expect({ key, names: namesOf(own) }).toEqual({ key, names: namesOf(source) });
      expect({ key, selects: selectsOf(own) }).toEqual({ key, selects: selectsOf(source) });
    }
  });

  it("has CLDR's plural categories", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const key of keys)
      for (const { name, options } of argumentsOf(parse(messages[key] ?? "", language)).filter(isPlural))
        expect({ key, name, classes: options.filter((option) => !option.startsWith("=")) }).toEqual({
          key,
          name,
          classes: [...pluralCategories].sort(),
        });
  });

  it("has no English texts except those that are listed as the same", () => {
    const allowed = new Set([...(same.all ?? []), ...(same[language] ?? [])]);
    expect(keys.filter((key) => !allowed.has(key) && messages[key] === english[key])).toEqual([]);
  });
});
