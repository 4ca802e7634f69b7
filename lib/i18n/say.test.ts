import { sayIn } from "./say";

const say = sayIn("en-US");

it("isolates a value written from right to left", () => {
  const plan = "לומן";
  expect(say("said.keep_subscription", { plan })).toContain(`\u2068${plan}\u2069`);
});

it("doesn't isolate a value written in the sentence's direction", () => {
  expect(say("said.keep_subscription", { plan: "Lumen Team" })).toBe(
    say("said.keep_subscription", { plan: "Lumen Team" }).replace(/[\u2066-\u2069]/g, ""),
  );
});

it("selects an option by a word written against the sentence's direction", () => {
  const inArabic = sayIn("ar");
  const per = (unit: string) => inArabic("price.per", { amount: "$29.00", unit });
  expect(per("month")).toContain("في الشهر");
  expect(per("year")).toContain("في السنة");
  const terms = { name: "SPRING", off: "20%", duration: "repeating", months: 3 };
  expect(inArabic("code.terms", terms)).toContain("لمدة 3 أشهر");
});
