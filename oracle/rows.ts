import { type Column, columnNames, type Combination, everyCombination } from "./columns";
import { refusalOf, refusals } from "./refusals";

/** Values of some columns that occur together: "state=active|end=soon". */
type Group = string;

export type Table = {
  /** The number of combinations, and the number that each refusal removed, in order. */
  given: number;
  removed: { name: string; says: string; count: number }[];
  allowed: Combination[];
  rows: Combination[];
  /**
   * For pairs and triples of columns: how many groups of values are allowed, and how many of them occur in the rows.
   */
  pairs: { allowed: number; shown: number };
  triples: { allowed: number; shown: number };
};

/** The number of rows that a test has time to build and wait for. Showing every pair takes fewer rows. */
const maxRows = 208;

/** Chooses rows so that every allowed pair of values occurs, then as many triples as possible. */
export function stateTable(): Table {
  const all = everyCombination();
  const refusalPerRow = all.map(refusalOf);
  const allowed = all.filter((_, place) => refusalPerRow[place] === undefined);
  const rows = [...chooseRows(allowed, 2)];
  rows.push(...chooseRows(allowed, 3, rows).slice(0, maxRows - rows.length));
  return {
    given: all.length,
    removed: refusals.map((refusal) => {
      const { name, explanation: says } = refusal;
      return { name, says, count: refusalPerRow.filter((one) => one === refusal).length };
    }),
    allowed,
    rows: inOrder(allowed, rows),
    pairs: shownOf(allowed, rows, 2),
    triples: shownOf(allowed, rows, 3),
  };
}

/** Greedy: always picks the combination that adds the most missing groups. */
function chooseRows(allowed: Combination[], size: 2 | 3, begun: Combination[] = []): Combination[] {
  const left = new Set(allowed.flatMap((row) => groupsOf(row, size)));
  for (const row of begun) for (const group of groupsOf(row, size)) left.delete(group);
  const candidates = allowed.map((row) => ({ row, groups: groupsOf(row, size) }));
  const chosen: Combination[] = [];
  while (left.size > 0) {
    let best = { row: candidates[0]!.row, groups: [] as Group[] };
    for (const { row, groups } of candidates) {
      const news = groups.filter((group) => left.has(group));
      if (news.length > best.groups.length) best = { row, groups: news };
    }
    chosen.push(best.row);
    for (const group of best.groups) left.delete(group);
  }
  return chosen;
}

function shownOf(allowed: Combination[], rows: Combination[], size: 2 | 3) {
  const count = (some: Combination[]) => new Set(some.flatMap((row) => groupsOf(row, size))).size;
  return { allowed: count(allowed), shown: count(rows) };
}

function groupsOf(row: Combination, size: 2 | 3): Group[] {
  return columnSets[size].map((names) => names.map((name) => `${name}=${row[name]}`).join("|"));
}

const pairsOfColumns = columnNames.flatMap((one, place) =>
  columnNames.slice(place + 1).map((other): Column[] => [one, other]),
);
const columnSets = {
  2: pairsOfColumns,
  3: pairsOfColumns.flatMap(([one, other]) =>
    columnNames.slice(columnNames.indexOf(other!) + 1).map((third): Column[] => [one!, other!, third]),
  ),
};

const inOrder = (allowed: Combination[], rows: Combination[]) => allowed.filter((row) => rows.includes(row));
