import "server-only";
import { keptTables, tableNames } from "../db/kept/tables";
import type { TableName } from "../db/kept/tables";
import { tableOf } from "../portal/permission-table/markdown-table";

/** Renders `docs/data.md` from the same declaration that drives cleanup, exports and erasure. */
export function dataPage(): string {
  const aboutCustomers = tableNames.filter((table) => keptTables[table].customer);
  const others = tableNames.filter((table) => !keptTables[table].customer);
  return `# What Portico keeps, for how long, and why

This page is written by \`npm run data\` from \`lib/db/kept/tables.ts\`, which every clean-up, export and erasure works by. Subscriptions, invoices, cards and addresses are Stripe's: Portico reads them and keeps no copy. The log is yours to keep ([running.md](running.md#the-log)).

## About customers

${tableOf(head, aboutCustomers.flatMap(rowsOf))}

Erasing a customer deletes all of it but this:

${aboutCustomers.flatMap(keeps).join("\n")}
- What is under way, or ended less than a day ago, waits, so that nothing is done twice or lost. A job erases it then.

## About merchants and their members

${tableOf(head, others.flatMap(rowsOf))}

Deleting a merchant closes the portal and the dashboard at once, and deletes every row of every table when the days of grace are over.
`;
}

const head = ["Table", "Holds", "Kept", "Why"];

function rowsOf(table: TableName): string[][] {
  const { holds, forgets, stays } = keptTables[table];
  const lines = forgets.map(({ days, why, empties }) => [
    empties ? `${sayDays(days)}, then emptied` : sayDays(days),
    why,
  ]);
  const all = stays ? [...lines, ["with the merchant", stays]] : lines;
  return all.map((line, index) => [...(index === 0 ? [`\`${table}\``, holds] : ["", ""]), ...line]);
}

function sayDays(days: number): string {
  if (days === 0) return "until it is over";
  return days === 1 ? "1 day" : `${days} days`;
}

function keeps(table: TableName): string[] {
  const { erasure } = keptTables[table];
  return erasure?.keeps ? [`- \`${table}\`: ${erasure.keeps}`] : [];
}
