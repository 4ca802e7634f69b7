import "server-only";
import { countOperationsByDay, readRecentOperations, type RecentOperation } from "../db/operation-figures";
import type { MerchantId, Mode } from "../tenancy";

/** The periods that the overview can cover, in days. The first is the default. */
export const periods = [30, 7, 90] as const;
export type Period = (typeof periods)[number];

export type Overview = {
  /** How often each operation succeeded on each day of the period, by name. The last day ends now. */
  perDay: Readonly<Record<string, readonly number[]>>;
  /** How often each operation succeeded in the preceding period of the same length, by name. */
  before: Readonly<Record<string, number>>;
  recent: RecentOperation[];
};

const mostRecent = 5;
const dayMs = 24 * 60 * 60 * 1000;

/** Counts customers' operations in the last days and in an equally long period before, and lists the latest. */
export async function readOverview(
  merchantId: MerchantId,
  mode: Mode,
  { days, now }: { days: Period; now: Date },
): Promise<Overview> {
  const [counts, recent] = await Promise.all([
    countOperationsByDay(merchantId, mode, new Date(now.getTime() - 2 * days * dayMs)),
    readRecentOperations(merchantId, mode, mostRecent),
  ]);
  const perDay: Record<string, number[]> = {};
  const before: Record<string, number> = {};
  for (const { name, day, count } of counts) {
    if (day < days) before[name] = (before[name] ?? 0) + count;
    else {
      const series = (perDay[name] ??= Array.from({ length: days }, () => 0));
      // An operation that succeeded at this very moment belongs to the last day.
      const last = Math.min(day - days, days - 1);
      series[last] = (series[last] ?? 0) + count;
    }
  }
  return { perDay, before, recent };
}

export function periodOf(text: unknown): Period {
  return periods.find((days) => String(days) === text) ?? periods[0];
}
