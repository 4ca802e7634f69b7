import type { DescribedEvent } from "../../embed/docs/described-event";
import { describedEvents } from "../../embed/docs/events";
import { tableOf } from "../permission-table/markdown-table";

/** Creates `docs/events.md` from the same texts as the page /docs/embed. */
export function eventPage(): string {
  return (
    [introduction, ...[...describedEvents].map(([name, event]) => sectionOf(name, event))].join("\n\n") + "\n"
  );
}

const introduction = `# Events

For merchants: what your page hears from the portal. \`npm run events\` generates this page, from \`lib/embed/docs\` and from what each operation declares in \`lib/operations\`; a test checks that it is up to date.

Your function \`handleResponse\`, \`onEvent\` or a listener of \`on\` is called with \`{ event, response, extras }\`. \`response\` is described below; \`extras\` is an object without a field so far. Except for \`pre_load\` and \`error\`, events need the setting "Enable handle response". Before an operation comes an event with \`pre_\`, which can [refuse it](operations.md#refusing-an-operation).

An event means that Stripe has answered. Your page can be closed or manipulated before it arrives, so let your server rely on Stripe's webhooks.`;

function sectionOf(name: string, { when, fields, outcomes, example }: DescribedEvent): string {
  const rows = Object.entries(fields).map(([field, [type, what]]) => [`\`${field}\``, type, what]);
  const ended = outcomes ? [`Outcomes: ${outcomes.map((outcome) => `\`${outcome}\``).join(", ")}.`] : [];
  const payload = JSON.stringify(example, null, 2);
  const code = "```";
  return [
    `## ${name}`,
    when,
    tableOf(["Field", "Type", "What"], rows),
    ...ended,
    `${code}json\n${payload}\n${code}`,
  ].join("\n\n");
}
