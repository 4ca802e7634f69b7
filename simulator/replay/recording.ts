import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One exchange with the real Stripe, as it was recorded. */
export type Exchange = {
  method: string;
  uri: string;
  /** The API version it spoke; fields that came later are missing. */
  ver: string;
  body: string;
  status: number;
  /** When Stripe answered, as its `Date` header says. */
  at: string;
  response: { [field: string]: unknown };
};

const folder = join(__dirname, "../recordings");

export const recordingNames: string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(/\.json$/, ""));

/** The exchanges of a recording, in order. Digits that the recorder masked are read as 1. */
export function readRecording(name: string): Exchange[] {
  const text = readFileSync(join(folder, `${name}.json`), "utf8");
  return JSON.parse(text.replaceAll("<VENDOR_ID>", "1")) as Exchange[];
}

/**
 * Splits a recording at each new customer: from there on everything it names was made on record. What comes
 * before (`beforeRecord`) speaks of objects that nobody recorded the making of, so it cannot be repeated.
 */
export function splitAtCustomers(exchanges: Exchange[]): { beforeRecord: Exchange[]; runs: Exchange[][] } {
  const beforeRecord: Exchange[] = [];
  const runs: Exchange[][] = [];
  for (const exchange of exchanges) {
    if (exchange.method === "POST" && exchange.uri.endsWith("/v1/customers")) runs.push([exchange]);
    else (runs.at(-1) ?? beforeRecord).push(exchange);
  }
  return { beforeRecord, runs };
}
