import { joinIn } from "./punctuation";

it("puts a space between sentences, and none in Japanese", () => {
  expect(joinIn("en-US", "sentence", ["Paid.", "Thank you."])).toBe("Paid. Thank you.");
  expect(joinIn("ja", "sentence", ["支払い済みです。", "ありがとうございます。"])).toBe(
    "支払い済みです。ありがとうございます。",
  );
});

it("separates clauses and items with the marks of the language", () => {
  expect(joinIn("de", "clause", ["a", "b"])).toBe("a; b");
  expect(joinIn("ar", "clause", ["a", "b"])).toBe("a؛ b");
  expect(joinIn("ja", "item", ["a", "b"])).toBe("a、b");
});

it("leaves out missing parts", () => {
  expect(joinIn("en-US", "sentence", [null, "Paid.", "", undefined])).toBe("Paid.");
});
