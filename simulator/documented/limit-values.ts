/** What keeps to a limit, its edges among it, and what is just or far beyond it. */

import fc from "fast-check";
import type { Limits } from "../schema/limit-phrases";
import { kindsOf } from "../schema/limits";
import type { Shape } from "../schema/schema";
import type { Limited } from "./limited-parameters";
import { simplest } from "./limited-parameters";

/** One value with what must stand beside it. */
export type Tried = { value: unknown; beside?: object };

export type Trial = {
  /** Which of its limits is tried, for the report. */
  limit: string;
  within: fc.Arbitrary<Tried>;
  beyond: fc.Arbitrary<Tried>;
};

const far = 1_000_000;
const tried = (arbitrary: fc.Arbitrary<unknown>, beside?: object): fc.Arbitrary<Tried> =>
  arbitrary.map((value) => ({ value, ...(beside && { beside }) }));
const oneOf = (...values: unknown[]) => fc.constantFrom(...values);

/** The trials of one parameter, at a moment in seconds since 1970. */
export function trialsOf({ field, limits, param }: Limited, now: number): Trial[] {
  const kinds = kindsOf(field);
  if (kinds.includes("array")) return entriesTrials(field, limits, param);
  if (kinds.includes("number")) {
    const moments = momentTrials(limits, now);
    return moments.length > 0 ? moments : numberTrials(limits);
  }
  return param.endsWith("_decimal]") || param.endsWith("_decimal")
    ? decimalTrials(limits)
    : textTrials(limits, param);
}

function numberTrials({ above, most, places, signed, ...limits }: Limits): Trial[] {
  if (signed && limits.least === undefined) return [];
  const { least = 0 } = limits;
  const smallest = above === undefined ? least : above + 1;
  const largest = most ?? smallest + far;
  const within = tried(fc.oneof(fc.integer({ min: smallest, max: largest }), oneOf(smallest, largest)));
  const below = fc.oneof(fc.integer({ min: smallest - far, max: smallest - 1 }), oneOf(smallest - 1));
  const over =
    most === undefined
      ? undefined
      : fc.oneof(fc.integer({ min: most + 1, max: most + far }), oneOf(most + 1));
  return [
    { limit: `at least ${smallest}`, within, beyond: tried(below) },
    ...(over ? [{ limit: `at most ${most}`, within, beyond: tried(over) }] : []),
    ...(places
      ? [
          {
            limit: `${places} places`,
            within: tried(oneOf(fraction(places))),
            beyond: tried(oneOf(fraction(places + 1))),
          },
        ]
      : []),
  ];
}

const fraction = (places: number): string => `1.${"5".repeat(places)}`;

function momentTrials({ ahead, from, notBefore, years }: Limits, now: number): Trial[] {
  const perYear = { day: 365, week: 52, month: 12, year: 1 };
  const edge = (moment: number, step: number, beside?: object) => ({
    within: tried(oneOf(moment, moment - step), beside),
    beyond: tried(
      fc.oneof(
        oneOf(moment + step),
        fc.integer({ min: 1, max: far }).map((by) => moment + step * by),
      ),
      beside,
    ),
  });
  return [
    ...(ahead === undefined ? [] : [{ limit: `${ahead} s ahead`, ...edge(now + ahead, 1) }]),
    ...(notBefore === undefined ? [] : [{ limit: `${notBefore} s before`, ...edge(now + notBefore, -1) }]),
    ...(from === undefined ? [] : [{ limit: `not before ${from}`, ...edge(now, -1, { [from]: now }) }]),
    ...(years === undefined
      ? []
      : Object.entries(perYear).map(([interval, count]) => ({
          limit: `${years} years in ${interval}s`,
          within: tried(oneOf(1, count * years), { interval }),
          beyond: tried(oneOf(0, count * years + 1, count * years + far), { interval }),
        }))),
  ];
}

function decimalTrials({ least, places = 12 }: Limits): Trial[] {
  const within = tried(oneOf("0", "7", fraction(places)));
  return [
    { limit: `${places} places`, within, beyond: tried(oneOf(fraction(places + 1), fraction(places + 5))) },
    ...(least === 0 ? [{ limit: "not below 0", within, beyond: tried(oneOf("-1", "-0.5")) }] : []),
  ];
}

function textTrials({ shortest = 1, longest = Infinity, written = [] }: Limits, param: string): Trial[] {
  const isFree = !/currency|url/.test(param);
  const letters = (count: number) => "A".repeat(count);
  const fits = (text: string) => text !== "" && written.every(({ like }) => new RegExp(like, "u").test(text));
  const sample = ["A", "01"].filter((text) => fits(text) && text.length >= shortest);
  const edges = [letters(shortest), letters(Math.min(longest, 6000))].filter(fits);
  const within = tried(isFree ? oneOf(...sample, ...edges) : oneOf("usd"));
  const odd = fc
    .string({ minLength: shortest, maxLength: Math.min(longest, 20) })
    .filter((text) => text !== "" && !fits(text));
  return [
    ...(longest < Infinity
      ? [
          {
            limit: `${longest} characters`,
            within,
            beyond: tried(oneOf(letters(longest + 1), letters(longest + 50))),
          },
        ]
      : []),
    ...(shortest > 1
      ? [{ limit: `${shortest} characters at least`, within, beyond: tried(oneOf(letters(shortest - 1))) }]
      : []),
    ...(written.length > 0
      ? [{ limit: written.map(({ words }) => words).join(", "), within, beyond: tried(odd) }]
      : []),
  ];
}

function entriesTrials(field: Shape, { fewest = 1, entries = Infinity }: Limits, param: string): Trial[] {
  const array = [field, ...(field.options ?? [])].find(({ kind }) => kind === "array")!;
  const name = /(\w+)\]?$/.exec(param)![1]!;
  const of = (count: number) => Array.from({ length: count }, () => simplest(array.of as Shape, name));
  if (entries === Infinity || flatless(of(1))) return [];
  const within = tried(oneOf(of(fewest), of(entries)));
  return [{ limit: `${entries} entries`, within, beyond: tried(oneOf(of(entries + 1), of(entries + 7))) }];
}

/** Entries without anything required have no form to be sent in; one that has is needed to count them. */
const flatless = ([entry]: unknown[]) => typeof entry === "object" && Object.keys(entry ?? {}).length === 0;
