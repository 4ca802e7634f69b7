import type { Answers } from "@/oracle/answers";
import { columnNames, columns, type Combination } from "@/oracle/columns";
import type { Table } from "@/oracle/rows";
import { tableOf } from "../permission-table/markdown-table";
import type { SubscriptionView } from "../view/view-shape";
import { plain } from "./claims";
import { dayOf, money } from "./page-faults";

type Row = { row: Combination; answers: Answers; shown: SubscriptionView | null };

/** Creates `docs/states.md`: how the rows are chosen, the answers for each, and the texts that its customer reads. */
export function statePage(table: Table, rows: Row[]): string {
  return `${introduction}
${tableOf(
  ["Column", "Values"],
  columnNames.map((name) => [name, columns[name].join(" · ")]),
)}

## How many combinations there are

The columns give ${table.given.toLocaleString("en-US")} combinations. Combinations that can't occur in Stripe are removed, each by the first reason that applies:

${tableOf(
  ["Reason", "Removed", "Why"],
  table.removed.map(({ name, count, says }) => [name, count.toLocaleString("en-US"), says]),
)}

${table.allowed.length.toLocaleString("en-US")} remain, and ${rows.length} of them are the rows below. The rows cover ${table.pairs.shown} of the ${table.pairs.allowed} pairs of values that can occur together, and ${table.triples.shown.toLocaleString("en-US")} of ${table.triples.allowed.toLocaleString("en-US")} triples.

## The rows

${rows.map(section).join("\n\n")}
`;
}

const introduction = `# Every combination of states, and what customers read

\`npm run states\` generates this page. Each row is built in the simulator through Stripe's API, for a customer whose test clock is at December 1, 2026, 9:00 UTC. \`oracle/\`, which knows Stripe's rules but nothing about the portal, says what is true in each row. The clock then moves to the next event, and the test compares the oracle's answers with what the simulator did. The test also checks every sentence that the customer reads against these answers (\`lib/portal/state-table/state-table.test.ts\`). All settings are on; the plan is Lumen Team, $49.00 per month.
`;

function section({ row, answers, shown }: Row, place: number): string {
  return `### ${place + 1}. ${titleOf(row)}

${describeAnswers(answers)}

${shown ? cardText(shown) : "> Not shown: a subscription that never started is shown only until another replaces it."}`;
}

/** The state, and the other columns whose value is unusual. */
function titleOf(row: Combination): string {
  const words = columnNames.flatMap((name) => {
    if (name === "state") return [row.state];
    const usual = ["none", "automatic", "nothing"].includes(row[name]);
    return usual ? [] : [`${name}: ${row[name]}`];
  });
  return words.join(" · ");
}

function describeAnswers({ owed, onItsWay, waits, tried, charged, ends, pauses, can }: Answers): string {
  const way = onItsWay > 0 ? `, ${money(onItsWay)} of it on its way` : "";
  const questions: [string, string][] = [
    ["Owed", owed.amount === 0 ? "nothing" : `${money(owed.amount)}${way}`],
    ...(waits ? [["Pending", `${money(waits.amount)} until ${dayOf(waits.until)}`] as [string, string]] : []),
    ["Retried", tried.map(({ amount, at }) => `${money(amount)} on ${dayOf(at)}`).join(", ") || "nothing"],
    [
      "Charged next",
      charged ? `${money(charged.amount)} on ${dayOf(charged.at)} (${charged.how})` : "nothing",
    ],
    ["Ends", describeEnd(ends, pauses)],
    ["Possible", describeAbilities(can)],
  ];
  return questions.map(([question, answer]) => `- ${question}: ${answer}`).join("\n");
}

function describeEnd(ends: Answers["ends"], pauses: Answers["pauses"]): string {
  const end = ends ? `on ${dayOf(ends.at)}${ends.kind === "certain" ? "" : ", without a card"}` : "never";
  return pauses === null ? end : `${end}; paused on ${dayOf(pauses)}, without a card`;
}

function describeAbilities({ pay, stop, resume, restart: canRestart }: Answers["can"]): string {
  const words = [
    ...(pay.length > 0 ? [`pay (${pay.length})`] : []),
    ...(stop ? ["stop"] : []),
    ...(resume ? ["resume"] : []),
    ...(canRestart ? ["restart"] : []),
  ];
  return words.join(", ") || "nothing";
}

/** The card's text from top to bottom. */
function cardText({ notice, status, price, headline, steps, details, actions }: SubscriptionView): string {
  const debts = (notice?.debts ?? []).map(({ label, amount, note }) =>
    [`${label}: ${amount}`, ...(note ? [note] : [])].join(", "),
  );
  const lines = [
    ...(notice
      ? [`**${notice.title}** · ${notice.text}`, ...(notice.besides ? [notice.besides] : []), ...debts]
      : []),
    [`**${status.label}**`, ...(price ? [price] : [])].join(" · "),
    headline.replaceAll("\n", " · "),
    steps.map(({ what, when }) => `${what} ${when}`).join(" · "),
    details.map(({ label, value }) => `${label}: ${value}`).join(" · "),
    actions.length > 0 ? `\`${actions.join("` `")}\`` : "",
  ];
  return lines
    .filter(Boolean)
    .map((line) => `> ${plain(line)}`)
    .join("\n>\n");
}
