import fc from "fast-check";
import { afterRecurrences, periodContaining, type Recurrence } from "./periods";

const utc = (text: string) => Date.parse(`${text}Z`) / 1000;
const monthly: Recurrence = { interval: "month", interval_count: 1 };
const recurrences = fc.record({
  interval: fc.constantFrom("day", "week", "month", "year"),
  interval_count: fc.integer({ min: 1, max: 12 }),
}) satisfies fc.Arbitrary<Recurrence>;

describe("counting periods", () => {
  it("moves the 31st to the last day of a short month, and back to the 31st afterward", () => {
    const anchor = utc("2026-01-31T10:00:00");
    const days = [1, 2, 3].map((n) => afterRecurrences(anchor, monthly, n));
    expect(days).toEqual([
      utc("2026-02-28T10:00:00"),
      utc("2026-03-31T10:00:00"),
      utc("2026-04-30T10:00:00"),
    ]);
  });

  it("handles leap years", () => {
    expect(afterRecurrences(utc("2027-01-31T00:00:00"), monthly, 13)).toBe(utc("2028-02-29T00:00:00"));
    const yearly: Recurrence = { interval: "year", interval_count: 1 };
    expect(afterRecurrences(utc("2028-02-29T00:00:00"), yearly, 1)).toBe(utc("2029-02-28T00:00:00"));
    expect(afterRecurrences(utc("2028-02-29T00:00:00"), yearly, 4)).toBe(utc("2032-02-29T00:00:00"));
  });

  it("agrees with the recorded periods", () => {
    expect(afterRecurrences(1762799351, monthly, 1)).toBe(1765391351);
    expect(afterRecurrences(1774905661, monthly, 1)).toBe(1777584061);
    expect(afterRecurrences(1762799351, { interval: "year", interval_count: 1 }, 1)).toBe(1794335351);
  });

  it("finds the one period in which a moment falls, before or after the anchor", () => {
    const times = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(times, recurrences, times, (anchor, recurrence, at) => {
        const { start, end } = periodContaining(anchor, recurrence, at);
        expect(start <= at && at < end).toBe(true);
        expect(periodContaining(anchor, recurrence, end).start).toBe(end);
      }),
    );
  });
});
