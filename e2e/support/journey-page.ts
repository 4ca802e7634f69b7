import { operationNames } from "@/lib/operations/operations";
import { type ImpossibleCase, type Journey, journeyCases } from "./journey";
import { journeyTable } from "./journey-table";
import { timeJourneys } from "./time-journeys";

/** `docs/journeys.md`, generated from the table. A test checks the table's titles against the files. */
export function journeyPage(): string {
  return [introduction, ...operationNames.map(sectionOf), timeSection()].join("\n\n") + "\n";
}

const introduction = `# What the browser tests show

\`npm run journeys\` generates this page from \`e2e/operations\`. A test (\`scripts/journeys.test.ts\`) checks that each named test exists and that every operation covers each case:

- **works**: the operation succeeds in the portal, in Stripe and for the merchant's page.
- **switched off**: the merchant turns the operation off after the page was opened; the request that the page still sends is refused.
- **not theirs**: the page is manipulated to name another customer's object.
- **Stripe refuses**: a declined card, a refusal or an error from Stripe; nothing is changed, and the page says so.
- **bank asks**: the bank wants the customer to confirm a payment or a card.
- **double click**: it happens once in Stripe.

\`e2e/three-clicks.spec.ts\` checks that no operation takes more than three clicks from the portal's first screen. Typing doesn't count as a click, and clicks on Stripe's page, where a card is entered, are counted separately. Additional choices take one more click each: another interval together with another tier, or a code with a plan change. So does the menu, if the setting "Use dropdown menu for subscription actions" is on.`;

function sectionOf(name: (typeof operationNames)[number]): string {
  const rows = journeyCases.map((one) => [one, ...cellsOf(journeyTable[name][one])]);
  return `## \`${name}\`\n\n${tableOf(["Case", "File", "Test"], rows)}`;
}

function cellsOf(journey: Journey | ImpossibleCase): string[] {
  if ("because" in journey) return ["—", journey.because];
  const { file, title, of } = journey;
  return [`\`e2e/${file}.spec.ts\``, of ? `${of}: ${title}` : title];
}

function timeSection(): string {
  const rows = timeJourneys.map(({ what, journey }) => [what, ...cellsOf(journey)]);
  return `## Time passes\n\n${tableOf(["What", "File", "Test"], rows)}`;
}

function tableOf(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => (cells[column] ?? "").length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
