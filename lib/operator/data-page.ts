import "server-only";
import { keptTables, type TableName, tableNames } from "../db/kept/tables";
import { tableOf } from "../portal/permission-table/markdown-table";

/** `docs/data.md`, built from the same definition that cleanup, exports and erasure use. */
export function dataPage(): string {
  const aboutCustomers = tableNames.filter((table) => keptTables[table].customer);
  const others = tableNames.filter((table) => !keptTables[table].customer);
  return `# What Portico keeps, for how long, and why

\`npm run data\` generates this page from \`lib/db/kept/tables.ts\`, which defines every cleanup, export and erasure. Subscriptions, invoices, cards and addresses belong to Stripe: Portico reads them and keeps no copy. You decide how long to keep the log ([running.md](running.md#the-log)).

## About customers

${tableOf(head, aboutCustomers.flatMap(rowsOf))}

Erasing a customer deletes all of this, except:

${aboutCustomers.flatMap(keptAfterErasure).join("\n")}
- Operations that are in progress or ended less than a day ago are kept for now, so that nothing is done twice or lost. A job erases them later.

## About merchants and their members

${tableOf(head, others.flatMap(rowsOf))}

Deleting a merchant closes the portal and the dashboard immediately. When the grace period is over, the merchant's rows in every table are deleted.
`;
}

const head = ["Table", "Contains", "Kept", "Why"];

function rowsOf(table: TableName): string[][] {
  const { holds, forgets, stays } = keptTables[table];
  const lines = forgets.map(({ days, why, empties }) => [
    empties ? `${describeDays(days)}, then emptied` : describeDays(days),
    why,
  ]);
  const all = stays ? [...lines, ["with the merchant", stays]] : lines;
  return all.map((line, index) => [...(index === 0 ? [`\`${table}\``, holds] : ["", ""]), ...line]);
}

function describeDays(days: number): string {
  if (days === 0) return "until it expires";
  return days === 1 ? "1 day" : `${days} days`;
}

function keptAfterErasure(table: TableName): string[] {
  const { erasure } = keptTables[table];
  return erasure?.keeps ? [`- \`${table}\`: ${erasure.keeps}`] : [];
}
