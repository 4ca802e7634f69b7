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

For merchants: the events that the portal sends to your page. \`npm run events\` generates this page from \`lib/embed/docs\`, whose words the compiler holds to the types in \`lib/embed/api-events.ts\`; a test checks that it is up to date.

The portal calls \`handleResponse\`, \`onEvent\` and the listeners you add with \`on\`, each with \`{ event, response, extras }\`. \`response\` is described below; \`extras\` is an object without a field so far. All events except \`pre_load\` and \`error\` need the setting "Enable handle response". Before an operation, the portal sends an event that begins with \`pre_\`. On that event, your function can [refuse it](operations.md#refusing-an-operation).

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
