import fc from "fast-check";
import { afterRecurrences } from "../clock/periods";
import { parseExactAmount, toExactAmount } from "../prices/rounding";
import { type Debit, prorate, unusedDebits, unusedPart } from "./proration";

const utc = (text: string) => Date.parse(`${text}Z`) / 1000;
const month = (start: string) => ({
  start: utc(start),
  end: afterRecurrences(utc(start), { interval: "month", interval_count: 1 }, 1),
});
const year = (start: string) => ({
  start: utc(start),
  end: afterRecurrences(utc(start), { interval: "year", interval_count: 1 }, 1),
});
const debitOf = (amount: number, period: { start: number; end: number }): Debit => ({
  amount,
  ...period,
  price: "price_1",
  quantity: 1,
  source: { invoiceItem: "ii_1" },
});

describe("proration", () => {
  it("credits 166 and charges 541 for a change from 1000 to 3252 within a month", () => {
    const period = { start: 1596749288, end: 1599427688 };
    expect(prorate(toExactAmount(1000), period, 1598982148)).toBe(166);
    expect(prorate(toExactAmount(3252), period, 1598982148)).toBe(541);
  });

  it("charges half the difference in price for half a period", () => {
    const period = { start: 0, end: 2_592_000 };
    expect(
      prorate(toExactAmount(2000), period, 1_296_000) - prorate(toExactAmount(1000), period, 1_296_000),
    ).toBe(500);
  });

  it("credits the current price in classic billing, and the amount charged in flexible billing", () => {
    const april = month("2026-04-01T00:00:00");
    const at = utc("2026-04-21T00:00:00");
    const charge = prorate(toExactAmount(1000), april, at);
    expect(charge - prorate(toExactAmount(2000), april, at)).toBe(-334);
    expect(charge - unusedPart(debitOf(1000, april), at)).toBe(0);
  });

  it("credits a discounted item at the amount paid (flexible) or its price less the discount (classic)", () => {
    const period = { start: 0, end: 2_592_000 };
    expect(unusedPart(debitOf(1000 - 166, period), 1_296_000)).toBe(417);
    expect(prorate(toExactAmount(1000 - 500), period, 1_296_000)).toBe(250);
  });

  it("adds $50 to June's invoice for a change from $100 to $200 in the middle of May", () => {
    const may = month("2026-05-01T00:00:00");
    const at = may.start + (may.end - may.start) / 2;
    expect(20_000 + prorate(toExactAmount(20_000), may, at) - prorate(toExactAmount(10_000), may, at)).toBe(
      25_000,
    );
  });

  it("charges an annual price up to the cancellation date, to the second", () => {
    const whole = year("2028-01-01T00:00:00");
    const until = (text: string) => prorate(toExactAmount(12_000), whole, whole.start, utc(text));
    expect(until("2028-07-01T00:00:00")).toBe(5967);
    expect(until("2028-10-01T00:00:00") - until("2028-07-01T00:00:00")).toBe(3017);
    expect(until("2028-04-01T00:00:00") - until("2028-07-01T00:00:00")).toBe(-2983);
  });

  it("still results in the full prices a few seconds after the start, as recorded", () => {
    expect(prorate(toExactAmount(2500), { start: 1762799351, end: 1765391351 }, 1762799355)).toBe(2500);
    expect(prorate(toExactAmount(25_000), { start: 1762799351, end: 1794335351 }, 1762799355)).toBe(25_000);
  });

  it("prorates 6900 and 9900 on November 15 and 20, at the time of day at which the period starts", () => {
    const november = month("2026-11-01T09:00:00");
    const on = (day: string) =>
      [6900, 9900].map((price) => prorate(toExactAmount(price), november, utc(`2026-11-${day}T09:00:00`)));
    expect(on("15")).toEqual([3680, 5280]);
    expect(on("20")).toEqual([2530, 3630]);
  });

  it("is zero for time outside the period", () => {
    const april = month("2026-04-01T00:00:00");
    expect(prorate(toExactAmount(1000), april, april.end)).toBe(0);
    expect(prorate(toExactAmount(1000), april, april.start - 500)).toBe(1000);
    expect(unusedDebits([debitOf(1000, april)], april.end)).toEqual([]);
  });

  it("keeps the precision of prices finer than the minor unit", () => {
    expect(prorate(parseExactAmount("0.333333333333") * 3n, { start: 0, end: 1 }, 0)).toBe(1);
    expect(prorate(parseExactAmount("-0.5"), { start: 0, end: 1 }, 0)).toBe(-1);
  });

  it("never credits more than was charged, and a change and its reverse cancel out", () => {
    const seconds = fc.integer({ min: 1, max: 40_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), seconds, fc.nat(), (amount, length, moment) => {
        const period = { start: 0, end: length };
        const at = moment % length;
        const charge = prorate(toExactAmount(amount), period, at);
        expect(unusedPart(debitOf(amount, period), at)).toBe(charge);
        expect(unusedPart(debitOf(charge, { start: at, end: length }), at)).toBe(charge);
        expect(charge <= amount).toBe(true);
      }),
    );
  });
});
