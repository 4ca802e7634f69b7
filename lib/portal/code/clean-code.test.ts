import { cleanCode } from "./clean-code";

it.each([
  ["full-width letters", "ＳＰＲＩＮＧ２０"],
  ["full-width letters with a full-width period", "ＳＰＲＩＮＧ２０．"],
  ["circled letters", "ⓈⓅⓇⒾⓃⒼ20"],
  ["bold Unicode letters from a post", "𝗦𝗣𝗥𝗜𝗡𝗚𝟮𝟬"],
  ["a zero-width space inside", "SPR\u200bING20"],
  ["a zero-width joiner and a word joiner", "\u2060SPRING\u200d20"],
  ["a byte order mark", "\ufeffSPRING20"],
  ["direction marks", "\u202aSPRING20\u202c\u200e"],
  ["a soft hyphen", "SPRING\u00ad20"],
  ["curly quotes", "“SPRING20”"],
  ["single curly quotes", "‘SPRING20’"],
  ["German quotes", "„SPRING20“"],
  ["French quotes with their spaces", "«\u00a0SPRING20\u00a0»"],
  ["straight quotes", '"SPRING20"'],
  ["backticks", "`SPRING20`"],
  ["a trailing period", "SPRING20."],
  ["a trailing comma and an exclamation mark", "SPRING20,!"],
  ["an ideographic full stop", "SPRING20。"],
  ["a period inside the quotes", "“SPRING20.”"],
  ["brackets", "(SPRING20)"],
  ["asterisks from a chat", "*SPRING20*"],
  ["a label", "Code: SPRING20"],
  ["a label in another language, within quotes", "«Code promo : SPRING20»"],
  ["a label with a full-width colon", "クーポンコード：SPRING20"],
  ["a tab and a line break", "\tSPRING20\r\n"],
  ["non-breaking spaces", "\u00a0SPRING20\u202f"],
  ["a line break inside", "SPRING\n20"],
])("reads a code despite %s", (_what, text) => {
  expect(cleanCode(text)).toBe("SPRING20");
});

it.each([
  ["BLACK-FRIDAY", "BLACK-FRIDAY"],
  ["BLACK–FRIDAY", "BLACK-FRIDAY"],
  ["BLACK—FRIDAY", "BLACK-FRIDAY"],
  ["BLACK\u2011FRIDAY", "BLACK-FRIDAY"],
  ["BLACK−FRIDAY", "BLACK-FRIDAY"],
  ["loyal_15", "loyal_15"],
  ["sPrInG", "sPrInG"],
])("keeps a code's capitalization and underscores, and reads every dash as a hyphen: %s", (text, code) => {
  expect(cleanCode(text)).toBe(code);
});

it.each(["…", "“”", "\u200b", "!!!"])("finds no code in %j", (text) => {
  expect(cleanCode(text)).toBe("");
});

it.each(["https://shop.example/?code=SPRING20", "SPRING20: 20% off"])(
  "keeps the whole text without its spaces if it is unclear which part is the code: %j",
  (text) => {
    expect(cleanCode(text)).toBe(text.replace(/\s/g, ""));
  },
);

it("doesn't replace letters of other scripts with similar Latin ones", () => {
  expect(cleanCode("SРRING20")).toBe("SРRING20");
});
