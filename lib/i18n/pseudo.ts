import { IntlMessageFormat } from "intl-messageformat";

const strange: Record<string, string> = {
  ...{ a: "à", c: "ç", e: "é", g: "ğ", i: "ï", l: "ļ", n: "ñ", o: "ô", s: "š", u: "ü", y: "ý", z: "ž" },
  ...{ A: "Â", C: "Č", E: "Ê", G: "Ĝ", I: "Î", L: "Ľ", N: "Ň", O: "Ö", S: "Š", U: "Û", Y: "Ÿ", Z: "Ž" },
};

/**
 * Accents every word of an English message and makes the word at least 40% longer. A text that stays plain English on a
 * page isn't in the catalog, and a text that doesn't fit would be cut off in German, too.
 */
export function pseudo(message: IntlMessageFormat): IntlMessageFormat {
  return new IntlMessageFormat(lengthen(message.getAst()), message.resolvedOptions().locale);
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

const literal = 0;

function lengthen(elements: Elements): Elements {
  return elements.map((element) => {
    if (element.type === literal) return { ...element, value: lengthenWords(element.value) };
    if (!("options" in element)) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: lengthen(option.value) },
    ]);
    return { ...element, options: Object.fromEntries(options) } as typeof element;
  });
}

function lengthenWords(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const letters = [...word].map((letter) => strange[letter] ?? letter);
    return letters.join("") + "õ".repeat(Math.ceil(letters.length * 0.4));
  });
}
