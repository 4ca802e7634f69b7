import {
  customerOperationNames,
  type OperationName,
  operationNames,
  operations,
  subscriptionOperationNames,
} from "../../operations/operations";
import { describeSettings } from "../../settings/schema";
import { nameOf, permissionsOf } from "../../stripe/keys/permissions";
import { tableOf } from "./markdown-table";
import { stateRows } from "./permission-table";
import type { StateRow } from "./state-row";

/** Creates `docs/permissions.md` from the same table that the tests check the code against. */
export function permissionPage(): string {
  return `${introduction}
${tableOf(["State", ...subscriptionOperationNames.map(code), "Why"], stateRows.map(stateCells))}

## Operations on the customer

${describeCustomerOperations()}

## Settings

While an operation's setting is off, the operation isn't offered, and a request for it is refused in every state, except where the table above shows **●**.

${tableOf(["Operation", "Setting", "Default", "Starts with", "Stripe key needs"], operationNames.map(settingCells))}
`;
}

const introduction = `# What customers can do, and when

\`npm run permissions\` generates this page from \`lib/portal/permission-table/permission-table.ts\`. A test checks every cell against the page's buttons and the server, with the setting on and off (\`lib/portal/permission-table/permission-table.test.ts\`), so the buttons and the server always agree.

- **✓** allowed while the operation's setting is on.
- **●** always allowed.
- **○** allowed, but there is nothing to choose from: the page shows no button, and the server accepts no input.
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

function describeCustomerOperations(): string {
  const without = stateRows.filter(({ may }) => !customerOperationNames.some((name) => may.includes(name)));
  const names = customerOperationNames.map(code).join(", ");
  const titles = without.map(({ title }) => `“${title}”`).join(" and ");
  return `${names} are allowed in every state except ${titles}.`;
}

function settingCells(name: OperationName): string[] {
  const { asks, settings: needed } = operations[name];
  const settings = describeSettings().filter((known) => needed.includes(known.name));
  const isOn = needed.length === 0 || settings.some(({ defaultValue }) => defaultValue === true);
  return [
    code(name),
    settings.map(({ title }) => title).join(" or ") || "none: always allowed",
    isOn ? "on" : "off",
    asks ? "a dialog" : "one click",
    permissionsOf(name).map(nameOf).join(", ") || "nothing more",
  ];
}

const code = (word: string) => `\`${word}\``;
