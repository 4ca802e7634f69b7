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

For merchants: the events that your page gets from the portal. \`npm run events\` generates this page from \`lib/embed/docs\` and from the operations' declarations in \`lib/operations\`. A test checks that this page is up to date.

Your function \`handleResponse\` or \`onEvent\`, or a listener that you add with \`on\`, is called with \`{ event, response, extras }\`. \`response\` is described below; \`extras\` has no fields yet. Except for \`pre_load\` and \`error\`, events need the setting "Enable handle response". Before each operation, you get an event whose name begins with \`pre_\`, in which your page can [refuse the operation](operations.md#refusing-an-operation).

An event after an operation means that Stripe has answered. Your page can be closed or manipulated before the event arrives, so your server should rely on Stripe's webhooks.`;

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
