import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { english } from "./english/english";

/** Turns of phrase that sound translated. docs/voice.md lists their kinds, each with a plainer alternative. */
const stiff = [
  /\bshall\b/i,
  /(?:^|[.!?] )Whoever\b/,
  /\bby (?:itself|themselves)\b/i,
  /\bgoes? on as before\b/i,
  /\bwith what holds\b/i,
  /\bstands in the (?:button|page|portal|text)\b/i,
  /\bproves nothing\b/i,
  /\bOff at first\b|\bAt first:/,
  /\bno path and no star\b/i,
  /\b(?:card|payment) is tried again\b/i,
  /\bby the key that ends in\b/i,
  /\bhow things stand\b/i,
  /\bnot certain that\b/i,
  /\bit lacks\b/i,
  /\bwas not good\b/i,
];

const root = path.join(__dirname, "../..");
/**
 * The documents to check. The table in voice.md quotes the phrases that it replaces, and docs/decisions record how we
 * once wrote.
 */
const documents = [
  "README.md",
  ...readdirSync(path.join(root, "docs"))
    .filter((name) => name.endsWith(".md") && name !== "voice.md")
    .map((name) => `docs/${name}`),
];

it.each(stiff)("the portal's texts never say %s", (phrase) => {
  const found = Object.entries(english).filter(([, text]) => phrase.test(text));
  expect(found).toEqual([]);
});

it.each(documents)("%s contains no phrase that sounds translated", (file) => {
  const lines = readFileSync(path.join(root, file), "utf8").split("\n");
  const found = lines.filter((line) => stiff.some((phrase) => phrase.test(line)));
  expect(found).toEqual([]);
});

it("the portal's texts write every apostrophe as ’", () => {
  expect(Object.entries(english).filter(([, text]) => /\w'\w/.test(text))).toEqual([]);
});
