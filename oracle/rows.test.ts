import { columnNames, columns } from "./columns";
import { refusalOf } from "./refusals";
import { stateTable } from "./rows";

const table = stateTable();

it("accounts for every combination of the columns", () => {
  const product = columnNames.reduce((count, name) => count * columns[name].length, 1);
  const removed = table.removed.reduce((sum, { count }) => sum + count, 0);
  expect([table.given, removed + table.allowed.length]).toEqual([product, product]);
});

it("has only refusals that remove at least one row", () => {
  expect(table.removed.filter(({ count }) => count === 0)).toEqual([]);
});

it("has at least 200 rows, all different, which together show every allowed pair of values", () => {
  expect(table.pairs.shown).toBe(table.pairs.allowed);
  expect(table.rows.length).toBeGreaterThanOrEqual(200);
  expect(new Set(table.rows.map((row) => JSON.stringify(row))).size).toBe(table.rows.length);
  expect(table.rows.filter(refusalOf)).toEqual([]);
});

it("has every value of every column", () => {
  for (const name of columnNames)
    expect(new Set(table.rows.map((row) => row[name]))).toEqual(new Set(columns[name]));
});
