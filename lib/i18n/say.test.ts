import { sayIn } from "./say";

const say = sayIn("en-US");

it("keeps a value that runs from right to left to itself", () => {
  const plan = "לומן";
  expect(say("said.keep_subscription", { plan })).toContain(`\u2068${plan}\u2069`);
});

it("adds nothing to a value that runs like the sentence", () => {
  expect(say("said.keep_subscription", { plan: "Lumen Team" })).toBe(
    say("said.keep_subscription", { plan: "Lumen Team" }).replace(/[\u2066-\u2069]/g, ""),
  );
});

it("chooses an option by a word that runs against the sentence", () => {
  const inArabic = sayIn("ar");
  const per = (unit: string) => inArabic("price.per", { amount: "$29.00", unit });
  expect(per("month")).toContain("في الشهر");
  expect(per("year")).toContain("في السنة");
  const terms = { name: "SPRING", off: "20%", duration: "repeating", months: 3 };
  expect(inArabic("code.terms", terms)).toContain("لمدة 3 أشهر");
});
