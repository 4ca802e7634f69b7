import { readOwnTexts } from "./own-texts";
import { sayIn } from "./say";

const refusedOf = (sent: unknown) => readOwnTexts(sent).refused;

describe("a merchant's own texts", () => {
  it("replace ours in every language, or in one", () => {
    const { texts, refused } = readOwnTexts({
      "cancel.confirm": "End plan",
      cancel: { reason: "Why?" },
      de: { "cancel.confirm": "Tarif beenden" },
      pt: { cancel: { confirm: "Encerrar" } },
    });
    expect(refused).toEqual([]);
    expect(sayIn("en-US", texts)("cancel.confirm")).toBe("End plan");
    expect(sayIn("ja", texts)("cancel.confirm")).toBe("End plan");
    expect(sayIn("ja", texts)("cancel.reason")).toBe("Why?");
    expect(sayIn("de", texts)("cancel.confirm")).toBe("Tarif beenden");
    expect(sayIn("pt-BR", texts)("cancel.confirm")).toBe("Encerrar");
    expect(sayIn("en-US", texts)("cancel.comment")).toBe(sayIn("en-US")("cancel.comment"));
  });

  it("keep every placeholder, and may have their own plurals", () => {
    const title = { "cancel.title": "Leave {plan}?" };
    expect(sayIn("en-US", readOwnTexts(title).texts)("cancel.title", { plan: "Pro" })).toContain("Pro");
    for (const text of ["Leave?", "Leave {plan} {other}?", "Leave {plam}?"])
      expect(refusedOf({ "cancel.title": text })).toEqual(["cancel.title"]);
    const month = "{count, plural, one {a month} other {# months}}";
    const { texts } = readOwnTexts({ "interval.month": month });
    expect(sayIn("en-US", texts)("interval.month", { count: 3 })).toBe("3 months");
  });

  it("are text, never markup", () => {
    const text = "<b onclick=alert(1)>End</b> & </script>";
    const { texts } = readOwnTexts({ "cancel.confirm": text });
    expect(sayIn("en-US", texts)("cancel.confirm")).toBe(text);
  });

  it("lose characters that reverse or hide text", () => {
    const { texts } = readOwnTexts({ "cancel.confirm": "End\u202E plan\u0000" });
    expect(sayIn("en-US", texts)("cancel.confirm")).toBe("End plan");
  });

  const nested = (depth: number): string =>
    depth === 0 ? "x" : `{plan, select, other {${nested(depth - 1)}}}`;
  const refusals: [what: string, sent: unknown, refused: string[]][] = [
    ["an unknown key", { "cancel.nothing_like_this": "x" }, ["cancel.nothing_like_this"]],
    ["a key of Object.prototype", { constructor: "x", toString: "x" }, ["constructor", "toString"]],
    [
      "something other than text",
      { "cancel.confirm": 7, "cancel.reason": [] },
      ["cancel.confirm", "cancel.reason"],
    ],
    ["an empty text", { "cancel.confirm": "  " }, ["cancel.confirm"]],
    ["a text that is too long", { "cancel.confirm": "x".repeat(2_001) }, ["cancel.confirm"]],
    ["a broken text", { "cancel.title": "{plan" }, ["cancel.title"]],
    ["choices nested too deeply", { "cancel.title": nested(9) }, ["cancel.title"]],
  ];
  it.each(refusals)("leave out %s", (_, sent, refused) => {
    expect(readOwnTexts(sent)).toEqual({ texts: {}, refused });
  });

  it.each([undefined, null, 7, "text", [], [["cancel.confirm", "x"]]])("are empty if %p is sent", (sent) => {
    expect(readOwnTexts(sent).texts).toEqual({});
  });

  it("may have choices nested eight levels deep", () => {
    expect(refusedOf({ "cancel.title": nested(8) })).toEqual([]);
  });
});
