import { plainText } from "./plain-text";

const cleaned: [string, string, string][] = [
  ["a mark that turns the rest around", "Pay \u202e00.1$\u202c", "Pay 00.1$"],
  ["the other marks that embed or override a direction", "\u202aa\u202bb\u202db", "abb"],
  ["isolates", "\u2066a\u2067b\u2068c\u2069", "abc"],
  ["marks of direction", "\u200ea\u200fb\u061cc", "abc"],
  ["spaces without a width, and joiners of words", "Lu\u200bm\u2060en\ufeff", "Lumen"],
  ["soft hyphens", "Lu\u00admen", "Lumen"],
  ["letters that are blank", "Lumen\u3164\u115f\uffa0", "Lumen"],
  ["tags, with which hidden texts are written", "Lumen\u{e0041}\u{e007f}", "Lumen"],
  ["line breaks and tabs", "a\r\n\tb\u2028c\u2029d", "a b c d"],
  ["control characters", "a\u0000b\u001b[31mc\u009bd", "ab[31mcd"],
  ["half of a surrogate pair", "a\ud800b", "a\ufffdb"],
  ["a tower of accents", `a${"\u0301".repeat(500)}b`, `a${"\u0301".repeat(8)}b`],
];

it.each(cleaned)("cleans %s", (_what, text, expected) => {
  expect(plainText(text)).toBe(expected);
});

const kept = [
  "",
  "Lumen Team, 2× – “x” 5 €",
  "Chloé Nguyễn Thị Ánh",
  "فروشگاه می\u200cخواهم",
  "חברת לומן בע״מ",
  "👩\u200d💻 ❤\ufe0f",
  "ﷺ हिन्दी ไทย 日本",
  "a@b.example +44 20 7946 0000",
];

it.each(kept)("leaves %j as it is", (text) => {
  expect(plainText(text)).toBe(text);
});
