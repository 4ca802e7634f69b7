import "server-only";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sha256 } from "./crypto";
import { rateLimitStore, rateLimitTable } from "./db/rate-limits";

/** A rate limit: `points` within `seconds`, counted from the first use. */
export type Limit = { points: number; seconds: number };

// Next evaluates this module once per bundle, and all bundles must know which limits are used up.
const shared = globalThis as { porticoRateLimiters?: Map<string, RateLimiterPostgres> };

/**
 * Counts `cost` against the limit and returns whether it fits. `bucket` names the kind of use that is limited, and
 * `key` names the user. Keys must be verified, such as a customer, a member or a connection's address, or else
 * strangers could fill the table. All processes share their counts in PostgreSQL. While PostgreSQL can't be reached,
 * each process counts in its own memory.
 */
export async function consumeLimit(bucket: string, key: string, limit: Limit, cost = 1): Promise<boolean> {
  try {
    await limiterFor(bucket, limit).consume(sha256(key), cost);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/** Adds `cost` to what was counted, if more was used than expected. A negative `cost` is given back. */
export async function adjustLimit(bucket: string, key: string, limit: Limit, cost: number): Promise<void> {
  const limiter = limiterFor(bucket, limit);
  if (cost > 0) await limiter.penalty(sha256(key), cost);
  if (cost < 0) await limiter.reward(sha256(key), -cost);
}

function limiterFor(bucket: string, limit: Limit): RateLimiterPostgres {
  const limiters = (shared.porticoRateLimiters ??= new Map());
  const name = `${bucket}|${limit.points}|${limit.seconds}`;
  const known = limiters.get(name);
  if (known) return known;
  const options = { keyPrefix: bucket, points: limit.points, duration: limit.seconds };
  const limiter = new RateLimiterPostgres({
    ...options,
    storeClient: rateLimitStore,
    storeType: "pool",
    tableName: rateLimitTable,
    // Migrations create the table, and a job of ours cleans it up.
    tableCreated: true,
    clearExpiredByTimeout: false,
    // A key that has used up its points is refused without a database query.
    inMemoryBlockOnConsumed: limit.points,
    insuranceLimiter: new RateLimiterMemory(options),
  });
  limiters.set(name, limiter);
  return limiter;
}
