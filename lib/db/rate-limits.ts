import "server-only";
import { database } from "./client";

/**
 * The rate limit table, in the form the rate limiting library expects: an object with a `query` method.
 * Statements are unnamed, because a pooler in transaction mode may run the next one on another connection.
 */
export const rateLimitStore = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const found = await database().$queryRawUnsafe<Row[]>(text, ...values);
    const rows = found.map(({ points, expire }) => ({ points, expire: Number(expire) }));
    return { rows, rowCount: rows.length };
  },
};

type Row = { points: number; expire: bigint };

export const rateLimitTable = "RateLimit";
