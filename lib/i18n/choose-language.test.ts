import {
  chooseLanguage,
  closestOf,
  findLanguage,
  guessLanguage,
  type LanguageSettings,
} from "./choose-language";

const off: LanguageSettings = { detectLanguage: false, stripeLanguage: false, defaultLanguage: "pl" };

const more = ["en-US", "es", "es-419", "fr", "he", "nb", "pt", "pt-BR", "zh", "zh-HK", "zh-TW"];

describe("closestOf", () => {
  it.each([
    ["pt-AO", "pt"],
    ["pt-PT", "pt"],
    ["pt-BR", "pt-BR"],
    ["zh-Hant-HK", "zh-HK"],
    ["zh-MO", "zh-HK"],
    ["zh-Hant", "zh-TW"],
    ["zh-SG", "zh"],
    ["no", "nb"],
    ["nn", "nb"],
    ["iw", "he"],
    ["es-MX", "es-419"],
    ["fr-CA", "fr"],
  ])("chooses for a reader of %s the language %s from a longer list of languages", (tag, language) => {
    expect(closestOf([tag], more)).toBe(language);
  });
});

describe("findLanguage", () => {
  it.each([
    ["de-AT", "de"],
    ["DE_at".replace("_", "-"), "de"],
    ["pt", "pt-BR"],
    ["pt-AO", "pt-BR"],
    ["en-GB", "en-US"],
    ["ar-EG-u-nu-arab", "ar"],
    ["ja-Jpan-JP", "ja"],
    ["gsw-CH", "de"],
  ])("serves a reader of %s in %s", (tag, language) => {
    expect(findLanguage([tag])).toBe(language);
  });

  it.each(["fr", "zh-Hant-HK", "", "*", "C", "x-klingon", "de_DE", "../de", "d".repeat(10_000), "__proto__"])(
    "finds no language for %j",
    (tag) => {
      expect(findLanguage([tag])).toBeNull();
    },
  );

  it("uses the first tag with an available language, however late in the list", () => {
    expect(findLanguage(["fr", "*", "ja", "de"])).toBe("ja");
  });

  it("still finds languages after strangers have sent more tags than it caches", () => {
    const regions = Array.from({ length: 999 }, (_, number) => String(number + 1).padStart(3, "0"));
    for (const language of ["de", "ja", "ar"])
      for (const region of regions) findLanguage([`${language}-${region}`]);
    expect(findLanguage(["pl-616"])).toBe("pl");
    expect(findLanguage(["de-Latn-LI"])).toBe("de");
    expect(
      ["pt-BR", "pt-Latn-BR", "pt-AO", "zh-Hant-HK", "zh-Hant", "es-CR"].map((tag) => closestOf([tag], more)),
    ).toEqual(["pt-BR", "pt-BR", "pt", "zh-HK", "zh-TW", "es-419"]);
  });
});

describe("the initial language of a visit", () => {
  const hints = { page: "ja", stripe: ["ar"], browser: "de-DE,de;q=0.9,en;q=0.8" };

  it("is the page's, then Stripe's, then the browser's, then the default", () => {
    const on = { ...off, detectLanguage: true, stripeLanguage: true };
    expect(chooseLanguage(hints, on)).toBe("ja");
    expect(chooseLanguage({ ...hints, page: null }, on)).toBe("ar");
    expect(chooseLanguage({ ...hints, page: null, stripe: [] }, on)).toBe("de");
    expect(chooseLanguage({ page: null, stripe: [], browser: null }, on)).toBe("pl");
  });

  it("ignores Stripe and the browser if the merchant has not turned them on", () => {
    expect(chooseLanguage({ ...hints, page: null }, off)).toBe("pl");
  });

  it("comes from the next source when the page or Stripe names a language that the portal lacks", () => {
    const on = { ...off, detectLanguage: true, stripeLanguage: true };
    expect(chooseLanguage({ page: "fr", stripe: ["fr-CA", "it"], browser: "fr;q=0.9, de;q=0.5" }, on)).toBe(
      "de",
    );
  });
});

describe("the language without a portal", () => {
  it("is the page's, then the browser's, then English", () => {
    expect(guessLanguage("de", "ja")).toBe("ja");
    expect(guessLanguage("de;q=0.5, pl")).toBe("pl");
    expect(guessLanguage("de;q=0.5, pl", "no language")).toBe("pl");
    expect(guessLanguage(null)).toBe("en-US");
    expect(guessLanguage(",,;q=,", "")).toBe("en-US");
  });
});
