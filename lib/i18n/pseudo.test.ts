import { IntlMessageFormat } from "intl-messageformat";
import { english, type SentenceKey } from "./english/english";
import { languageTags, pseudoLanguage } from "./languages";
import { pseudo } from "./pseudo";
import { sayIn } from "./say";

const words = (text: string) => text.match(/\p{L}+/gu)?.join("") ?? "";

it("accents every word and makes it 40% longer", () => {
  const say = sayIn(pseudoLanguage);
  expect(say("page.changePlan")).toBe("Çhàñğéõõõ pļàñõõ".replace("Ç", "Č"));
  for (const key of Object.keys(english) as SentenceKey[]) {
    if (english[key].includes("{") || !words(english[key])) continue;
    expect(words(say(key)).length).toBeGreaterThanOrEqual(words(english[key]).length * 1.4);
  }
});

it("keeps values, plurals and choices", () => {
  const message = new IntlMessageFormat("{count, plural, one {# day} other {# days}} of {plan}", "en-US");
  expect(pseudo(message).format({ count: 3, plan: "Lumen" })).toBe("3 dàýšõõ ôfõ Lumen");
});

it("isn't offered unless a developer turns it on", () => {
  expect(languageTags).not.toContain(pseudoLanguage);
});
