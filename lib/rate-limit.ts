import "server-only";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sha256 } from "./crypto";
import { rateLimitStore, rateLimitTable } from "./db/rate-limits";

/** How often something may be done: `points` within `seconds`, counted from the first. */
export type Limit = { points: number; seconds: number };

// Modules are evaluated once per bundle; what is known to be used up must be known in all of them.
const shared = globalThis as { porticoRateLimiters?: Map<string, RateLimiterPostgres> };

/**
 * Whether `cost` more is allowed, and counts it. `bucket` names what is limited, `key` whom: only what has been
 * verified, such as a customer, a member or the address of a connection, or strangers could fill the table. All
 * processes count together in PostgreSQL; while it cannot be reached, each one counts in its own memory.
 */
export async function allow(bucket: string, key: string, limit: Limit, cost = 1): Promise<boolean> {
  try {
    await limiterFor(bucket, limit).consume(sha256(key), cost);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/** Counts `cost` that turned out to have been used, or gives back what was not when it is negative. */
export async function correct(bucket: string, key: string, limit: Limit, cost: number): Promise<void> {
  const limiter = limiterFor(bucket, limit);
  if (cost > 0) await limiter.penalty(sha256(key), cost);
  if (cost < 0) await limiter.reward(sha256(key), -cost);
}

function limiterFor(bucket: string, limit: Limit): RateLimiterPostgres {
  const limiters = (shared.porticoRateLimiters ??= new Map());
  const name = `${bucket}|${limit.points}|${limit.seconds}`;
  const known = limiters.get(name);
  if (known) return known;
  const counted = { keyPrefix: bucket, points: limit.points, duration: limit.seconds };
  const limiter = new RateLimiterPostgres({
    ...counted,
    storeClient: rateLimitStore,
    storeType: "pool",
    tableName: rateLimitTable,
    // The table comes with the migrations, and a job of ours cleans it up.
    tableCreated: true,
    clearExpiredByTimeout: false,
    // Who has used everything up costs the database nothing more.
    inMemoryBlockOnConsumed: limit.points,
    insuranceLimiter: new RateLimiterMemory(counted),
  });
  limiters.set(name, limiter);
  return limiter;
}
