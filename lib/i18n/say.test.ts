import { sayInEnglish as say } from "./say";

it("keeps a value that runs from right to left to itself", () => {
  const plan = "לומן";
  expect(say("said.keep_subscription", { plan })).toContain(`\u2068${plan}\u2069`);
});

it("adds nothing to a value that runs like the sentence", () => {
  expect(say("said.keep_subscription", { plan: "Lumen Team" })).toBe(
    say("said.keep_subscription", { plan: "Lumen Team" }).replace(/[\u2066-\u2069]/g, ""),
  );
});
