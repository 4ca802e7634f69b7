import { contexts, english, type SentenceKey } from "./english/english";

const explained = Object.entries(contexts) as [SentenceKey, string][];

/** The placeholders in a text, including those of plurals and choices. */
const placeholdersIn = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? "");

it("no context explains a placeholder that its text lacks", () => {
  const stale = explained.flatMap(([key, context]) =>
    placeholdersIn(context)
      .filter((name) => !placeholdersIn(english[key]).includes(name))
      .map((name) => `${key}: {${name}}`),
  );
  expect(stale).toEqual([]);
});

it("no context explains a word that its text lacks", () => {
  const stale = explained.flatMap(([key, context]) =>
    [...context.matchAll(/“(\w+)” (?:are|is|means|stands)\b/g)]
      .map(([, word]) => word ?? "")
      .filter((word) => !new RegExp(`\\b${word}\\b`, "i").test(english[key]))
      .map((word) => `${key}: “${word}”`),
  );
  expect(stale).toEqual([]);
});
