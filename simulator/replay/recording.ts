import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One recorded exchange with the real Stripe. */
export type Exchange = {
  method: string;
  uri: string;
  /** The API version of the exchange. Fields introduced later are missing. */
  ver: string;
  body: string;
  status: number;
  /** The time of Stripe's answer, from its `Date` header. */
  at: string;
  response: { [field: string]: unknown };
};

const folder = join(__dirname, "../recordings");

export const recordingNames: string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(/\.json$/, ""));

/** The exchanges of a recording, in order. Digits masked by the recorder are read as 1. */
export function readRecording(name: string): Exchange[] {
  const text = readFileSync(join(folder, `${name}.json`), "utf8");
  return JSON.parse(text.replaceAll("<VENDOR_ID>", "1")) as Exchange[];
}

/**
 * An exchange to repeat. An `unrecorded` exchange isn't compared, only sent, because later exchanges use the objects it
 * creates.
 */
export type Step = Exchange & { unrecorded?: true; of?: Exchange };

/**
 * Splits a recording into runs, each of which starts by creating a customer. Exchanges before the first customer are
 * fragments of later runs of the same test: the recorder stored only the new exchanges of such a run. The missing steps
 * come from the complete run, so that the fragments can be repeated too. `of` is an exchange's counterpart in the
 * complete run.
 */
export function runsOf(exchanges: Exchange[]): Step[][] {
  const fragments: Exchange[] = [];
  const runs: Step[][] = [];
  for (const exchange of exchanges) {
    if (exchange.method === "POST" && exchange.uri.endsWith("/v1/customers")) runs.push([exchange]);
    else (runs.at(-1) ?? fragments).push(exchange);
  }
  const [whole] = runs;
  return whole ? [...completeFragments(fragments, whole), ...runs] : runs;
}

/** The request without its IDs. */
const requestKind = ({ method, uri }: Exchange): string =>
  `${method} ${uri.replace(/\b(?:cus|in|pi|sub|ch)_[0-9A-Za-z]+/g, "id")}`;

function completeFragments(fragments: Exchange[], whole: Exchange[]): Step[][] {
  const runs: Step[][] = [];
  let waiting = [...fragments];
  while (waiting.length > 0) {
    let at = Date.parse(waiting[0]!.at);
    const before = waiting.length;
    const run = whole.map((step): Step => {
      const [next] = waiting;
      if (!next || requestKind(next) !== requestKind(step))
        return { ...step, at: new Date(at).toUTCString(), unrecorded: true };
      waiting = waiting.slice(1);
      at = Date.parse(next.at);
      return { ...next, of: step };
    });
    if (waiting.length === before) throw new Error(`No run has a step like ${requestKind(waiting[0]!)}.`);
    const last = run.findLastIndex(({ unrecorded }) => !unrecorded);
    runs.push(run.slice(0, last + 1));
  }
  return runs;
}
