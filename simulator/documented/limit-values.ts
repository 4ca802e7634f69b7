/** Test values for a limit: within it, exactly at it, and just or far beyond it. */

import fc from "fast-check";
import { fractions } from "../schema/corrections";
import type { Limits } from "../schema/limit-phrases";
import { kindsOf } from "../schema/limits";
import type { Shape } from "../schema/schema";
import { type LimitedParameter, simplestValue } from "./limited-parameters";

/** A value and the other parameters it needs. */
export type TestValue = { value: unknown; beside?: object };

export type Trial = {
  /** The name of the limit under test, for the report. */
  limit: string;
  /**
   * Always tried, in addition to the random values: exactly at the limit, one step inside and one step
   * outside.
   */
  edges: { at: TestValue; inside: TestValue; outside: TestValue };
  within: fc.Arbitrary<TestValue>;
  beyond: fc.Arbitrary<TestValue>;
};

const farBeyond = 1_000_000;
const oneOf = (...values: unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);

/** A limit with its edge values and random values on both sides. */
function trial(
  limit: string,
  [at, inside, outside]: [unknown, unknown, unknown],
  [within, beyond]: [fc.Arbitrary<unknown>, fc.Arbitrary<unknown>] = [oneOf(at, inside), oneOf(outside)],
  beside?: object,
): Trial {
  const tried = (value: unknown): TestValue => ({ value, ...(beside && { beside }) });
  return {
    limit,
    edges: { at: tried(at), inside: tried(inside), outside: tried(outside) },
    within: within.map(tried),
    beyond: beyond.map(tried),
  };
}

/** The trials of one parameter. `now` is in seconds since 1970. */
export function trialsOf({ field, limits, param }: LimitedParameter, now: number): Trial[] {
  const kinds = kindsOf(field);
  const name = /(\w+)\]?$/.exec(param)![1]!;
  if (kinds.includes("array")) return entriesTrials(field, limits, name);
  if (kinds.includes("number")) {
    const moments = momentTrials(limits, now);
    return moments.length > 0 ? moments : numberTrials(limits, fractions.has(name));
  }
  return name.endsWith("_decimal") ? decimalTrials(limits) : textTrials(limits, param);
}

function numberTrials({ above, most, places, signed, ...limits }: Limits, isFraction: boolean): Trial[] {
  if (signed && limits.least === undefined) return [];
  const { least = 0 } = limits;
  const step = isFraction ? 0.01 : 1;
  const smallest = above === undefined ? least : above + step;
  const outer = above === undefined ? least - step : above;
  const largest = most ?? smallest + farBeyond;
  const whole = fc.integer({ min: Math.ceil(smallest), max: largest });
  const below = fc.integer({ min: Math.ceil(smallest) - farBeyond, max: Math.ceil(smallest) - 1 });
  const over = (edge: number) => fc.integer({ min: edge + 1, max: edge + farBeyond });
  return [
    trial(`at least ${smallest}`, [smallest, smallest + step, outer], [whole, below]),
    ...(most === undefined
      ? []
      : [trial(`at most ${most}`, [most, most - step, most + step], [whole, over(most)])]),
    ...(places ? [placesTrial(places)] : []),
  ];
}

const fraction = (places: number): string => (places === 0 ? "1" : `1.${"5".repeat(places)}`);
const placesTrial = (places: number): Trial =>
  trial(
    `${places} places`,
    [fraction(places), fraction(places - 1), fraction(places + 1)],
    [oneOf("1", fraction(places)), oneOf(fraction(places + 1), fraction(places + 5))],
  );

function momentTrials({ ahead, from, notBefore, years }: Limits, now: number): Trial[] {
  const perYear = { day: 365, week: 52, month: 12, year: 1 };
  const edge = (limit: string, moment: number, step: number, beside?: object) => {
    const chance = fc.integer({ min: 1, max: farBeyond });
    const beyond = chance.map((by) => moment + step * by);
    return trial(
      limit,
      [moment, moment - step, moment + step],
      [oneOf(moment, moment - step), beyond],
      beside,
    );
  };
  return [
    ...(ahead === undefined ? [] : [edge(`${ahead} s ahead`, now + ahead, 1)]),
    ...(notBefore === undefined ? [] : [edge(`${notBefore} s before`, now + notBefore, -1)]),
    ...(from === undefined ? [] : [edge(`not before ${from}`, now, -1, { [from]: now })]),
    ...(years === undefined
      ? []
      : Object.entries(perYear).flatMap(([interval, count]) => {
          const most = count * years;
          const within = fc.integer({ min: 1, max: most });
          const over = fc.integer({ min: most + 1, max: most + farBeyond });
          const beside = { interval };
          return [
            trial(
              `${years} years in ${interval}s`,
              [most, Math.max(1, most - 1), most + 1],
              [within, over],
              beside,
            ),
            trial(`one ${interval}`, [1, Math.min(2, most), 0], [within, oneOf(0, -1)], beside),
          ];
        })),
  ];
}

function decimalTrials({ least, places = 12 }: Limits): Trial[] {
  return [
    placesTrial(places),
    ...(least === 0
      ? [trial("not below 0", ["0", "0.5", "-0.000000000001"], [oneOf("0", "7"), oneOf("-1", "-0.5")])]
      : []),
  ];
}

function textTrials({ shortest = 1, longest = Infinity, written = [] }: Limits, param: string): Trial[] {
  const isFree = !/currency|url/.test(param);
  const fits = (text: string) => text !== "" && written.every(({ like }) => new RegExp(like, "u").test(text));
  // A letter, or a digit where only digits are allowed.
  const letters = (count: number) => ["A", "1"].map((one) => one.repeat(count)).find(fits) ?? "01";
  const strange = (count: number) =>
    ["§", "<", "-", "1"].map((one) => one.repeat(count)).find((text) => !fits(text));
  const known = isFree ? letters(Math.max(shortest, 2)) : "usd";
  const odd = fc
    .string({ minLength: Math.max(shortest, 1), maxLength: Math.min(longest, 20) })
    .filter((text) => text !== "" && !fits(text));
  const most = isFree ? [letters(longest), letters(Math.max(shortest, longest - 1))] : [known, known];
  return [
    ...(longest < Infinity
      ? [trial(`${longest} characters`, [most[0], most[1], "A".repeat(longest + 1)])]
      : []),
    ...(shortest > 1
      ? [
          trial(`${shortest} characters at least`, [
            letters(shortest),
            letters(shortest + (shortest < longest ? 1 : 0)),
            "A".repeat(shortest - 1),
          ]),
        ]
      : []),
    ...(written.length > 0
      ? [
          trial(
            written.map(({ words }) => words).join(", "),
            [known, letters(shortest), strange(shortest)],
            [oneOf(known), odd],
          ),
        ]
      : []),
  ];
}

function entriesTrials(field: Shape, { fewest = 1, entries = Infinity }: Limits, name: string): Trial[] {
  const array = [field, ...(field.options ?? [])].find(({ kind }) => kind === "array")!;
  const of = (count: number) => Array.from({ length: count }, () => simplestValue(array.of as Shape, name));
  if (isUncountable(of(1))) return [];
  return [
    ...(entries < Infinity
      ? [
          trial(
            `${entries} entries`,
            [of(entries), of(Math.max(fewest, entries - 1)), of(entries + 1)],
            [oneOf(of(fewest), of(entries)), oneOf(of(entries + 1), of(entries + 7))],
          ),
        ]
      : []),
    // An empty list cannot be sent in a form, so a minimum of one entry isn't tested.
    ...(fewest > 1 ? [trial(`${fewest} entries at least`, [of(fewest), of(fewest), of(fewest - 1)])] : []),
  ];
}

/** Whether a list's length cannot be tested: an entry without a required field is empty, and a form cannot send it. */
const isUncountable = ([entry]: unknown[]) =>
  typeof entry === "object" && Object.keys(entry ?? {}).length === 0;
