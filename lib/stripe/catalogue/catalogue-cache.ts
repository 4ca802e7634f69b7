import "server-only";
import type { MerchantId, Mode } from "../../tenancy";
import { cachedClient, type StripeClient } from "../connection/client";
import { currentPurpose, withPurpose } from "../connection/purpose";

/**
 * An entry counts as fresh for this long. After that, it is refreshed in the background, and is still shown until it
 * reaches its maximum age.
 */
const freshMilliseconds = 60_000;
const maxAgeMilliseconds = 10 * 60_000;
const timeoutMilliseconds = 7_000;
/** The maximum number of entries for one merchant in one mode. */
const maxEntries = 500;

type CacheEntry = { at: number; value: Promise<unknown>; isRefreshing?: boolean };
type Catalogue = Map<string, CacheEntry>;

// Next evaluates this module once per bundle, but a webhook in one bundle must be able to drop the cache of a page in
// another.
const shared = globalThis as { porticoCatalogues?: WeakMap<StripeClient, Catalogue> };
const catalogues = (shared.porticoCatalogues ??= new WeakMap<StripeClient, Catalogue>());

/** Loads these products' values by ID. Products that don't exist in Stripe are left out. */
type Loader<Value> = (ids: string[]) => Promise<Map<string, Value>>;

/**
 * Caches parts of a merchant's catalogue by product ID: the products themselves, or their prices. Products and prices
 * seldom change and every view needs them, so views may use the cache. A request that changes a subscription always
 * reads from Stripe, except with `isDisplayOnly`: reading names that are only displayed must not delay a cancellation.
 *
 * Each client has its own cache. A client has one key and one mode, so another key also has another cache.
 */
export async function readCached<Value>(
  stripe: StripeClient,
  kind: "product" | "prices",
  ids: string[],
  read: Loader<Value>,
  { isDisplayOnly = false } = {},
): Promise<Value[]> {
  const catalogue = catalogues.get(stripe) ?? new Map<string, CacheEntry>();
  catalogues.set(stripe, catalogue);
  const part = { catalogue, kind, read };
  const wanted = [...new Set(ids)];
  const isChange = currentPurpose().rank === "change";
  if (isChange && !isDisplayOnly) return awaitFound(store(part, wanted, read(wanted)));
  const now = performance.now();
  const known = new Map(wanted.map((id) => [id, catalogue.get(`${kind} ${id}`)]));
  const missing = wanted.filter((id) => now - (known.get(id)?.at ?? -Infinity) >= maxAgeMilliseconds);
  const shown = [...known].flatMap(([id, kept]) =>
    kept && !missing.includes(id) ? [[id, kept] as const] : [],
  );
  refresh(
    part,
    shown.filter(([, { at, isRefreshing }]) => now - at >= freshMilliseconds && !isRefreshing),
  );
  if (missing.length === 0) return awaitFound(shown.map(([, { value }]) => value));
  const reading = isChange ? read(missing) : asSharedRead(() => read(missing));
  return awaitFound([...shown.map(([, { value }]) => value), ...store(part, missing, reading)]);
}

/**
 * Call when a webhook from Stripe reports that the catalogue changed, or when the merchant has changed the portal's
 * offers.
 */
export function dropCachedCatalogue(merchantId: MerchantId, mode: Mode): void {
  const client = cachedClient(merchantId, mode);
  if (client) catalogues.delete(client);
}

type CachePart = { catalogue: Catalogue; kind: string; read: Loader<unknown> };

async function awaitFound<Value>(values: Promise<unknown>[]): Promise<Value[]> {
  return (await Promise.all(values)).filter((value) => value !== undefined) as Value[];
}

/** Caches reads in progress too, so concurrent visits share one read. A failure is not cached. */
function store({ catalogue, kind }: CachePart, ids: string[], reading: Promise<Map<string, unknown>>) {
  return ids.map((id) => {
    const key = `${kind} ${id}`;
    const kept = { at: performance.now(), value: reading.then((found) => found.get(id)) };
    catalogue.delete(key);
    catalogue.set(key, kept);
    kept.value.catch(() => catalogue.get(key) === kept && catalogue.delete(key));
    if (catalogue.size > maxEntries) catalogue.delete(catalogue.keys().next().value as string);
    return kept.value;
  });
}

/**
 * Refreshes in the background. The old value is shown until the new one arrives. If reading fails, the old value stays.
 */
function refresh(part: CachePart, old: (readonly [string, CacheEntry])[]): void {
  if (old.length === 0) return;
  for (const [, kept] of old) kept.isRefreshing = true;
  const ids = old.map(([id]) => id);
  asSharedRead(() => part.read(ids)).then(
    (found) => store(part, ids, Promise.resolve(found)),
    () => old.forEach(([, kept]) => delete kept.isRefreshing),
  );
}

/**
 * Reads on behalf of all the merchant's customers. The read therefore uses no customer's budget, and continues when one
 * visit stops waiting.
 */
function asSharedRead<Value>(read: () => Promise<Value>): Promise<Value> {
  return withPurpose(
    { who: "catalogue", rank: "view", sent: 0, giveUpAt: performance.now() + timeoutMilliseconds },
    read,
  );
}
