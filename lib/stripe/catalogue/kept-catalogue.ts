import "server-only";
import type { MerchantId, Mode } from "../../tenancy";
import { keptClient } from "../connection/client";
import type { StripeClient } from "../connection/client";
import { askingFor, currentPurpose } from "../connection/purpose";

/** So long it is taken for true; after that it is shown for so long, while it is read anew behind the scenes. */
const freshForMilliseconds = 60_000;
const shownForMilliseconds = 10 * 60_000;
const waitsMilliseconds = 7_000;
/** For each merchant and mode. */
const mostKept = 500;

type Kept = { at: number; value: Promise<unknown>; isReadAnew?: boolean };
type Catalogue = Map<string, Kept>;

// Modules are evaluated once per bundle; a webhook must be able to drop what a page has kept.
const shared = globalThis as { porticoCatalogues?: WeakMap<StripeClient, Catalogue> };
const catalogues = (shared.porticoCatalogues ??= new WeakMap<StripeClient, Catalogue>());

/** What is known of each of these products; nothing for one that Stripe doesn't know. */
type Read<Value> = (ids: string[]) => Promise<Map<string, Value>>;

/**
 * Parts of a merchant's catalogue by the ID of their product: its words, or its prices. They change seldom and every view
 * needs them, so what is only looked at may come from memory. What a customer confirms is always read anew; `isForWords`
 * is what only names it, which must not hold up a cancellation.
 *
 * A client speaks with one key in one mode; another key has another client, and a memory of its own.
 */
export async function fromCatalogue<Value>(
  stripe: StripeClient,
  kind: "product" | "prices",
  ids: string[],
  read: Read<Value>,
  { isForWords = false } = {},
): Promise<Value[]> {
  const catalogue = catalogues.get(stripe) ?? new Map<string, Kept>();
  catalogues.set(stripe, catalogue);
  const part = { catalogue, kind, read };
  const wanted = [...new Set(ids)];
  const isChange = currentPurpose().rank === "change";
  if (isChange && !isForWords) return told(keep(part, wanted, read(wanted)));
  const now = performance.now();
  const known = new Map(wanted.map((id) => [id, catalogue.get(`${kind} ${id}`)]));
  const missing = wanted.filter((id) => now - (known.get(id)?.at ?? -Infinity) >= shownForMilliseconds);
  const shown = [...known].flatMap(([id, kept]) =>
    kept && !missing.includes(id) ? [[id, kept] as const] : [],
  );
  readAnew(
    part,
    shown.filter(([, { at, isReadAnew }]) => now - at >= freshForMilliseconds && !isReadAnew),
  );
  if (missing.length === 0) return told(shown.map(([, { value }]) => value));
  const reading = isChange ? read(missing) : forEverybody(() => read(missing));
  return told([...shown.map(([, { value }]) => value), ...keep(part, missing, reading)]);
}

/** The merchant has changed something: in Stripe, as Stripe tells us, or in what the portal offers. */
export function forgetCatalogue(merchantId: MerchantId, mode: Mode): void {
  const client = keptClient(merchantId, mode);
  if (client) catalogues.delete(client);
}

type Part = { catalogue: Catalogue; kind: string; read: Read<unknown> };

async function told<Value>(values: Promise<unknown>[]): Promise<Value[]> {
  return (await Promise.all(values)).filter((value) => value !== undefined) as Value[];
}

/** Keeps what is being read, so that those who come meanwhile wait for the same. A failure is not kept. */
function keep({ catalogue, kind }: Part, ids: string[], reading: Promise<Map<string, unknown>>) {
  return ids.map((id) => {
    const key = `${kind} ${id}`;
    const kept = { at: performance.now(), value: reading.then((found) => found.get(id)) };
    catalogue.delete(key);
    catalogue.set(key, kept);
    kept.value.catch(() => catalogue.get(key) === kept && catalogue.delete(key));
    if (catalogue.size > mostKept) catalogue.delete(catalogue.keys().next().value as string);
    return kept.value;
  });
}

/** Behind the scenes: until the new is there, and where it cannot be read, the old is shown. */
function readAnew(part: Part, old: (readonly [string, Kept])[]): void {
  if (old.length === 0) return;
  for (const [, kept] of old) kept.isReadAnew = true;
  const ids = old.map(([id]) => id);
  forEverybody(() => part.read(ids)).then(
    (found) => keep(part, ids, Promise.resolve(found)),
    () => old.forEach(([, kept]) => delete kept.isReadAnew),
  );
}

/** All customers of the merchant are waiting for it: it goes at the cost of none, and no one's late visit drops it. */
function forEverybody<Value>(read: () => Promise<Value>): Promise<Value> {
  return askingFor(
    { who: "catalogue", rank: "view", sent: 0, giveUpAt: performance.now() + waitsMilliseconds },
    read,
  );
}
