import { tableOf } from "@/lib/portal/permission-table/markdown-table";
import { absent, compatibilityTable, type OldName } from "./compatibility-table";

/** `docs/compatibility.md`, generated from the table. A test checks that the tests named in the table exist. */
export function compatibilityPage(): string {
  const { settings, options, elements, events } = compatibilityTable;
  return `${introduction}

## Settings

${tableFor(settings)}

## Options

${tableFor(options)}

## Elements and globals

${tableFor(elements)}

## Events

${tableFor(events)}

The portal has more events than these; [events.md](events.md) describes all.

## Not here

${tableOf(
  ["Name", "Why"],
  absent.map(([name, why]) => [code(name), why]),
)}
`;
}

const introduction = `# Pages made for Servicebot or Billflow

For merchants who switch from these products. Change three values in your page: the script's address (\`APP_URL/embed/v1.js\`), the page's ID (the portal's ID) and, on your server, the secret with which it makes the hash. In the dashboard, add the page's origin, and turn on "Enable handle response" if the page listens to events.

A page's options narrow or preset what your settings allow. They can't allow more, as they could in those products. With \`debug: true\`, the console lists the options that have no effect here.

\`npm run events\` generates this page from \`e2e/support/compatibility-table.ts\`. A test checks that each named test exists.`;

function tableFor(names: OldName[]): string {
  const rows = names.map(({ name, does, shown }) => [code(name), does, `\`${shown.file}\`: ${shown.title}`]);
  return tableOf(["Name", "What it does here", "Test"], rows);
}

const code = (names: string) =>
  names
    .split(", ")
    .map((name) => `\`${name}\``)
    .join(", ");
