/**
 * Service periods, counted from a subscription's billing cycle anchor. All times are seconds since 1970, in
 * UTC.
 */

export type Recurrence = { interval: "day" | "week" | "month" | "year"; interval_count: number };
export type Period = { start: number; end: number };

const daySeconds = 86_400;

/**
 * Moves the anchor by `times` recurrences. Months are counted from the anchor itself, never from the last
 * period, so an anchor on the 31st returns to the 31st after a short month.
 */
export function afterRecurrences(anchor: number, recurrence: Recurrence, times: number): number {
  const count = recurrence.interval_count * times;
  if (recurrence.interval === "day") return anchor + count * daySeconds;
  if (recurrence.interval === "week") return anchor + count * 7 * daySeconds;
  return addMonths(anchor, recurrence.interval === "year" ? count * 12 : count);
}

/**
 * The period of the anchor's cycle that contains `at`: `start <= at < end`. The anchor may be in the future.
 */
export function periodContaining(anchor: number, recurrence: Recurrence, at: number): Period {
  let times = Math.floor((at - anchor) / maxRecurrenceSeconds(recurrence));
  while (afterRecurrences(anchor, recurrence, times) > at) times -= 1;
  while (afterRecurrences(anchor, recurrence, times + 1) <= at) times += 1;
  return {
    start: afterRecurrences(anchor, recurrence, times),
    end: afterRecurrences(anchor, recurrence, times + 1),
  };
}

/** At least the length of any real period, so an estimate made with it never lies beyond the actual period. */
function maxRecurrenceSeconds({ interval, interval_count }: Recurrence): number {
  const days = { day: 1, week: 7, month: 31, year: 366 }[interval];
  return days * interval_count * daySeconds;
}

function addMonths(seconds: number, months: number): number {
  const date = new Date(seconds * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, daysInMonth(date)));
  return Math.floor(date.getTime() / 1000);
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
