import { operationNames } from "@/lib/operations/operations";
import type { Journey } from "./journey";
import { journeyCases, journeyTable } from "./journey-table";
import type { Impossible } from "./journey-table";
import { timeJourneys } from "./time-journeys";

/** The page `docs/journeys.md`, made of the table whose titles the test holds to the files. */
export function journeyPage(): string {
  return [introduction, ...operationNames.map(sectionOf), passing()].join("\n\n") + "\n";
}

const introduction = `# What the browser proves

This page is written by \`npm run journeys\` from \`e2e/support/journey-table.ts\`. A test (\`scripts/journeys.test.ts\`) checks that each named test exists, and that every operation has an answer to each case:

- **works**: done as it is meant to be, in the page, in Stripe and for the merchant's page.
- **switched off**: the merchant switches it off after the page was opened; the call that the page still makes is refused.
- **not theirs**: the page is made to name what is somebody else's.
- **Stripe refuses**: a declined card, a refusal or a fault of Stripe's; nothing is changed, and that is said.
- **bank asks**: the bank wants the customer to confirm a payment or a card.
- **double click**: done once in Stripe.

That no operation takes more than three clicks from the portal's first screen is counted by \`e2e/three-clicks.spec.ts\`. Typing is no click; a card is entered on Stripe's page, and the clicks there are counted apart. What is chosen beside takes one more each: another interval together with another tier, or a code with a change of plan; and so does the menu, where the setting "Use dropdown menu for subscription actions" is on.`;

function sectionOf(name: (typeof operationNames)[number]): string {
  const rows = journeyCases.map((one) => [one, ...cellsOf(journeyTable[name][one])]);
  return `## \`${name}\`\n\n${tableOf(["Case", "File", "Test"], rows)}`;
}

function cellsOf(journey: Journey | Impossible): string[] {
  if ("because" in journey) return ["—", journey.because];
  const { file, title, of } = journey;
  return [`\`e2e/${file}.spec.ts\``, of ? `${of}: ${title}` : title];
}

function passing(): string {
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
