import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { buildRow, type BuiltRow, stateAccounts } from "@/lib/testing/state-rows";
import { prove } from "@/oracle/proof";
import { stateTable } from "@/oracle/rows";
import { faultsOf } from "./page-faults";
import { statePage } from "./state-page";

/**
 * Builds every row of the table of states in the simulator, through Stripe's API. For each row, an oracle that doesn't
 * use the portal's code gives answers. They are compared with the page's texts, and with Stripe's behavior when the
 * clock advances.
 */

const table = stateTable();
const names = table.rows.map((row, place) => [`${place + 1}`, Object.values(row).join(" · ")] as const);
const rows: BuiltRow[] = [];

beforeAll(async () => {
  await startPortalWorlds();
  const accounts = await stateAccounts();
  for (const row of table.rows) rows.push(await buildRow(accounts, row));
}, 300_000);
afterAll(stopPortalWorlds);

const rowOf = (number: string) => rows[Number(number) - 1]!;

it.each(names)("row %s is built as specified: %s", (number) => {
  const { row, found } = rowOf(number);
  expect(found).toEqual(row);
});

it.each(names)("the page describes row %s truthfully: %s", (number) => {
  const { shown, answers, row } = rowOf(number);
  // A subscription that never started is shown only until another replaces it.
  if (!shown) return expect(row.state).toBe("incomplete_expired");
  expect(faultsOf(shown, answers)).toEqual([]);
});

it("docs/states.md is what npm run states writes", () => {
  const file = path.join(__dirname, "../../../docs/states.md");
  const page = statePage(table, rows);
  if (process.env.STATES === "write") writeFileSync(file, page);
  expect(readFileSync(file, "utf8")).toBe(page);
});

// This test runs last, because it advances the clock.
it.each(names)("row %s develops as predicted: %s", async (number) => {
  const { stripe, built } = rowOf(number);
  expect((await prove(stripe, built)).faults).toEqual([]);
});
