import "server-only";
import { countOperations, readRecentOperations, type RecentOperation } from "../db/operation-figures";
import type { MerchantId, Mode } from "../tenancy";

/** The periods that the overview can cover, in days. The first is the default. */
export const periods = [30, 7, 90] as const;
export type Period = (typeof periods)[number];

export type Overview = {
  /** How often each operation succeeded, by name. */
  counts: Readonly<Record<string, number>>;
  recent: RecentOperation[];
};

const mostRecent = 5;
const dayMs = 24 * 60 * 60 * 1000;

/** Counts customers' operations of the last days, and lists the latest. */
export async function readOverview(
  merchantId: MerchantId,
  mode: Mode,
  { days, now }: { days: Period; now: Date },
): Promise<Overview> {
  const [counts, recent] = await Promise.all([
    countOperations(merchantId, mode, new Date(now.getTime() - days * dayMs)),
    readRecentOperations(merchantId, mode, mostRecent),
  ]);
  return { counts: Object.fromEntries(counts.map(({ name, count }) => [name, count])), recent };
}

export function periodOf(text: unknown): Period {
  return periods.find((days) => String(days) === text) ?? periods[0];
}
