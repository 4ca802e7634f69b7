import { highlight } from "./highlight";

it("keeps the code as it is, in pieces that say what they are", async () => {
  const code = 'const hash = "5e"; // of the customer\n\nreturn hash;\n';
  const lines = await highlight(code, "javascript");
  expect(lines.map((pieces) => pieces.map(({ text }) => text).join("")).join("\n")).toBe(code.trimEnd());
  const kindOf = (wanted: string) => lines.flat().find(({ text }) => text.includes(wanted))?.kind;
  expect([kindOf("const"), kindOf("5e"), kindOf("of the customer")]).toEqual([
    "keyword",
    "string",
    "comment",
  ]);
});

it("colors the end of a long line too", async () => {
  const [line] = await highlight(`const list = [${'"x", '.repeat(2_000)}"end"];`, "javascript");
  expect(line?.find(({ text }) => text.includes("end"))?.kind).toBe("string");
});
