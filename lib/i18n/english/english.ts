import { canceling } from "./canceling";
import { cards } from "./cards";
import { codes } from "./codes";
import { customer } from "./customer";
import { details } from "./details";
import { embed } from "./embed";
import { errors } from "./errors";
import { foot } from "./foot";
import { headline } from "./headline";
import { hosted } from "./hosted";
import { invoices } from "./invoices";
import { items } from "./items";
import { methods } from "./methods";
import { notices } from "./notices";
import { outcomes } from "./outcomes";
import { page } from "./page";
import { pausing } from "./pausing";
import { payments } from "./payments";
import { plans } from "./plans";
import { previews } from "./previews";
import { prices } from "./prices";
import { resubscribing } from "./resubscribing";
import { start } from "./start";
import { status } from "./status";

/**
 * Every text of the portal, in ICU message format. English is the source: the other languages have exactly these keys
 * and placeholders. Amounts and dates are formatted before they are filled in.
 */
const entries = {
  ...status,
  ...prices,
  ...headline,
  ...hosted,
  ...details,
  ...notices,
  ...start,
  ...plans,
  ...previews,
  ...codes,
  ...items,
  ...pausing,
  ...canceling,
  ...resubscribing,
  ...cards,
  ...methods,
  ...payments,
  ...invoices,
  ...customer,
  ...outcomes,
  ...errors,
  ...foot,
  ...embed,
  ...page,
} as const satisfies Record<string, Entry>;

export type SentenceKey = keyof typeof entries;

/** A text, with context for translators if the text alone could be misunderstood. */
type Entry = string | { text: string; context: string };

const textOf = (entry: Entry) => (typeof entry === "string" ? entry : entry.text);

export const english = Object.fromEntries(
  Object.entries(entries).map(([key, entry]) => [key, textOf(entry)]),
) as Record<SentenceKey, string>;

/** The context for translators, by the text's key. */
export const contexts = Object.fromEntries(
  Object.entries<Entry>(entries).flatMap(([key, entry]) =>
    typeof entry === "string" ? [] : [[key, entry.context]],
  ),
) as Partial<Record<SentenceKey, string>>;
