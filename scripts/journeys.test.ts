import { readFileSync } from "node:fs";
import path from "node:path";
import { type Journey, journeyCases } from "@/e2e/support/journey";
import { journeyPage } from "@/e2e/support/journey-page";
import { journeyTable } from "@/e2e/support/journey-table";
import { timeJourneys } from "@/e2e/support/time-journeys";
import { operationNames } from "@/lib/operations/operations";

const root = path.dirname(__dirname);
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const specOf = (file: string) => read(`e2e/${file}.spec.ts`);

const told = operationNames.flatMap((name) =>
  journeyCases.flatMap((one) => {
    const journey = journeyTable[name][one];
    return "because" in journey ? [] : [{ name: `${name}, ${one}`, ...journey }];
  }),
);
const passing = timeJourneys.map(({ what, journey }) => ({ name: what, ...journey }));

/** The test titles in a file: `test("…"`, on one line or two. */
function titlesIn(spec: string): string[] {
  return [...spec.matchAll(/\btest\(\s*(["`])(.+?)\1,/g)].map((match) => match[2] ?? "");
}

/** Whether a test that runs for several cases has one for this journey, or runs for every operation. */
function hasRow(spec: string, { of }: Journey): boolean {
  if (of === undefined || spec.includes(`"${of}"`)) return true;
  return operationNames.some((name) => name === of) && spec.includes("of operationNames)");
}

it.each([...told, ...passing])("$name names a test that exists", (journey) => {
  const spec = specOf(journey.file);
  expect(titlesIn(spec)).toContain(journey.title);
  expect(hasRow(spec, journey)).toBe(true);
});

it("leaves out only cases of a bank's confirmation, which needs a payment, and only with a reason", () => {
  const left = operationNames.flatMap((name) =>
    journeyCases.flatMap((one) => {
      const journey = journeyTable[name][one];
      return "because" in journey ? [{ one, because: journey.because }] : [];
    }),
  );
  expect(left.filter(({ because }) => because.trim() === "")).toEqual([]);
  expect(new Set(left.map(({ one }) => one))).toEqual(new Set(["bank asks"]));
});

it("matches docs/journeys.md, which npm run journeys generates", () => {
  expect(read("docs/journeys.md")).toBe(journeyPage());
});
