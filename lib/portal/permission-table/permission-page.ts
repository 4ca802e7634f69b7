import { nameOf, permissionsOf } from "../../stripe/keys/permissions";
import { describeSettings } from "../../settings/schema";
import { tableOf } from "./markdown-table";
import { stateRows } from "./permission-table";
import type { StateRow } from "./state-row";
import {
  customerOperationNames,
  operationNames,
  operations,
  subscriptionOperationNames,
} from "../../operations/operations";
import type { OperationName } from "../../operations/operations";

/** The page `docs/permissions.md`, made of the table that the tests hold the code to. */
export function permissionPage(): string {
  return `${introduction}
${tableOf(["State", ...subscriptionOperationNames.map(code), "Why"], stateRows.map(stateCells))}

## What concerns the customer as a whole

${ofTheCustomer()}

## Which setting allows what

While its setting is off, an operation is not offered and a request for it is refused, in every state but where **●** stands above.

${tableOf(["Operation", "Setting", "In the beginning", "Begins with", "The Stripe key needs"], operationNames.map(settingCells))}
`;
}

const introduction = `# What customers may do, and when

This page is written by \`npm run permissions\` from \`lib/portal/permission-table/permission-table.ts\`. A test asks every cell of the page's buttons and of the server, with the setting on and off (\`lib/portal/permission-table/permission-table.test.ts\`), so that the two never say different things.

- **✓** allowed, while the operation's setting is on.
- **●** always allowed.
- **○** allowed as such, and there is nothing to choose from: no button is shown, and no input is taken.
- **·** refused, whatever a page sends.
`;

function stateCells(row: StateRow): string[] {
  return [row.title, ...subscriptionOperationNames.map((name) => cellOf(row, name)), row.why];
}

function cellOf({ may, always = [], nothingToChoose = [] }: StateRow, name: OperationName): string {
  if (always.includes(name)) return "●";
  if (may.includes(name)) return "✓";
  return nothingToChoose.includes(name) ? "○" : "·";
}

function ofTheCustomer(): string {
  const without = stateRows.filter(({ may }) => !customerOperationNames.some((name) => may.includes(name)));
  const names = customerOperationNames.map(code).join(", ");
  const titles = without.map(({ title }) => `“${title}”`).join(" and ");
  return `${names} are allowed in every state but ${titles}.`;
}

function settingCells(name: OperationName): string[] {
  const { asks, settings: needed } = operations[name];
  const settings = describeSettings().filter((known) => needed.includes(known.name));
  const isOn = needed.length === 0 || settings.some(({ defaultValue }) => defaultValue === true);
  return [
    code(name),
    settings.map(({ title }) => title).join(" or ") || "none: always allowed",
    isOn ? "on" : "off",
    asks ? "a dialog that asks" : "one click",
    permissionsOf(name).map(nameOf).join(", ") || "nothing more",
  ];
}

const code = (word: string) => `\`${word}\``;
