/**
 * How often something may be done: `points` at once, refilled evenly over `seconds`. One number is kept for each
 * key, the time at which it would be full again (the generic cell rate algorithm).
 */
export type Limit = { points: number; seconds: number };

const mostKeys = 50_000;

/** `now` in milliseconds. */
export function createRateLimiter(now: () => number) {
  const fullAgainAt = new Map<string, number>();

  return function allow(bucket: string, key: string, { points, seconds }: Limit): boolean {
    const at = now();
    const name = `${bucket}|${key}`;
    const stepMs = (seconds * 1000) / points;
    const next = Math.max(fullAgainAt.get(name) ?? at, at) + stepMs;
    if (next - at > seconds * 1000) return false;
    // Set anew, the key moves to the end: the first one is always the one longest untouched.
    fullAgainAt.delete(name);
    fullAgainAt.set(name, next);
    if (fullAgainAt.size > mostKeys) fullAgainAt.delete(fullAgainAt.keys().next().value as string);
    return true;
  };
}

// Modules are evaluated once per bundle; the counts must be the same for all of them.
const shared = globalThis as { porticoRateLimiter?: ReturnType<typeof createRateLimiter> };

/**
 * Whether one more is allowed, and counts it. `bucket` names what is limited, `key` whom. Kept in the memory of
 * this process: with several processes each allows as much.
 */
export async function allow(bucket: string, key: string, limit: Limit): Promise<boolean> {
  return (shared.porticoRateLimiter ??= createRateLimiter(() => performance.now()))(bucket, key, limit);
}
