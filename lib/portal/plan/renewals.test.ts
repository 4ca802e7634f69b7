import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { firstRenewalFrom, monthsLater } from "./renewals";

const utc = (text: string) => Date.parse(`${text}Z`) / 1000;

function renewing(anchor: string, end: string, interval: string, intervalCount = 1) {
  const items = [{ periodEnd: utc(end), price: { interval, intervalCount } }] as Item[];
  return { billingAnchor: utc(anchor), items } satisfies Pick<Subscription, "billingAnchor" | "items">;
}

it("renews on the last day of a month that is too short, at the same time of day", () => {
  expect(monthsLater(utc("2027-01-31T09:30:00"), 1, 31)).toBe(utc("2027-02-28T09:30:00"));
  expect(monthsLater(utc("2027-11-30T23:59:59"), 3, 30)).toBe(utc("2028-02-29T23:59:59"));
});

it.each([
  ["2026-10-12T08:00:00", "2026-12-12T08:00:00", "month", 1, "2027-01-12T07:00:00", "2027-01-12T08:00:00"],
  // The renewal returns to the 31st after a short month.
  ["2026-01-31T08:00:00", "2027-02-28T08:00:00", "month", 1, "2027-03-01T00:00:00", "2027-03-31T08:00:00"],
  ["2026-10-12T08:00:00", "2026-12-12T08:00:00", "month", 3, "2026-12-13T00:00:00", "2027-03-12T08:00:00"],
  ["2026-10-12T08:00:00", "2027-10-12T08:00:00", "year", 1, "2027-10-13T00:00:00", "2028-10-12T08:00:00"],
  ["2026-11-02T08:00:00", "2026-11-09T08:00:00", "week", 1, "2026-12-09T08:00:00", "2026-12-14T08:00:00"],
  // The period was moved, so the anchor no longer determines the day.
  ["2026-10-12T08:00:00", "2026-12-20T08:00:00", "month", 1, "2026-12-21T00:00:00", "2027-01-20T08:00:00"],
])(
  "with the anchor %s, a period until %s and the interval %s × %d, the first renewal from %s on is %s",
  (...given) => {
    const [anchor, end, interval, count, from, renewal] = given;
    expect(firstRenewalFrom(renewing(anchor, end, interval, count), utc(from))).toBe(utc(renewal));
  },
);
