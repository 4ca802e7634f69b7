import { english, type SentenceKey } from "./english/english";
import { baseOf, messagesOf, sourceOf, translations } from "./messages";

type Files = typeof translations;

/** Regional languages as they would be stored, next to their complete base languages. */
const files: Files = {
  fr: { "page.cancellation": "Résilier", "page.update": "Mettre à jour" },
  "fr-CA": { "page.cancellation": "Annuler le forfait" },
  zh: { "page.cancellation": "取消方案", "page.update": "更新" },
  "zh-TW": { "page.cancellation": "取消訂閱方案", "page.update": "更新卡片" },
  "zh-HK": { "page.cancellation": "取消計劃" },
};

/** The texts of regional files that are the same as in their base language. */
const repeatedIn = (some: Files) =>
  Object.entries(some).flatMap(([language, own]) => {
    const base = baseOf(language, some);
    const texts = base ? messagesOf(base, some) : {};
    return Object.entries(own)
      .filter(([key, text]) => texts[key as SentenceKey] === text)
      .map(([key]) => `${language}: ${key}`);
  });

it("takes from the base language any texts that a regional file lacks", () => {
  expect(messagesOf("fr-CA", files)).toEqual({
    "page.cancellation": "Annuler le forfait",
    "page.update": "Mettre à jour",
  });
  expect(messagesOf("zh-HK", files)["page.update"]).toBe("更新卡片");
});

it("uses the plurals of the language that the text is in", () => {
  expect(sourceOf("fr-CA", "page.cancellation", files)).toEqual({
    text: "Annuler le forfait",
    language: "fr-CA",
  });
  expect(sourceOf("fr-CA", "page.update", files)).toEqual({ text: "Mettre à jour", language: "fr" });
  expect(sourceOf("fr-CA", "page.edit", files)).toEqual({ text: english["page.edit"], language: "en-US" });
  expect(sourceOf("en-GB", "page.edit", files)).toEqual({ text: english["page.edit"], language: "en-US" });
});

it("finds no base if only the regional file exists", () => {
  expect(baseOf("pt-BR")).toBeUndefined();
  expect(baseOf("de")).toBeUndefined();
});

it("notices texts in a regional file that are the same as in the base file", () => {
  const wordy = { ...files, "fr-CA": { ...files["fr-CA"], "page.update": "Mettre à jour" } };
  expect(repeatedIn(wordy)).toEqual(["fr-CA: page.update"]);
  expect(repeatedIn(files)).toEqual([]);
  expect(repeatedIn(translations)).toEqual([]);
});
