import type { Call, Matches } from "../call";
import { isDeleted } from "../require-object";
import { invalidRequest } from "../wire/errors";
import type { Stored } from "../world";
import { type Condition, parseQuery } from "./query";

/** Reads the value of a search field from an object. */
export type ReadField = (object: Stored, field: string) => unknown;

/**
 * Searches objects of a type by the fields that Stripe documents. The simulator finds a new object immediately, while
 * Stripe's search may take a minute. Lists omit objects on a test clock unless the request names the clock. Whether
 * search omits them too is unverified. Omitting them is the stricter choice for an app that relies on search.
 */
export function search(
  { world, params }: Call,
  type: string,
  fields: readonly string[],
  read: ReadField = (object, field) => object[field],
): Matches {
  const { query } = params as { query: string };
  const { conditions, join } = parseQuery(query);
  for (const { field } of conditions) {
    if (fields.includes(field)) continue;
    throw invalidRequest(
      `Field \`${field}\` is an unsupported search field for resource \`${type}s\`. See http://stripe.com/docs/search#query-fields-for-${type}s for a list of supported fields.`,
      { param: "query" },
    );
  }
  const fits = (object: Stored) =>
    join === "AND"
      ? conditions.every((one) => matches(object, one, read))
      : conditions.some((one) => matches(object, one, read));
  const found = world.all(type).filter((object) => !isDeleted(object) && !object.test_clock && fits(object));
  return { matches: found.reverse(), isSearch: true };
}

function matches(object: Stored, { field, key, sign, value, not }: Condition, read: ReadField): boolean {
  const whole = read(object, field);
  const held = key === undefined ? whole : (whole as Record<string, unknown> | undefined)?.[key];
  return compares(held, sign, value) !== not;
}

function compares(held: unknown, sign: Condition["sign"], value: string): boolean {
  if (value === "null") return held === null || held === undefined;
  if (held === null || held === undefined) return false;
  const text = String(held).toLowerCase();
  switch (sign) {
    case ":":
      return text === value.toLowerCase();
    case "~":
      return text.includes(value.toLowerCase());
    case ">":
      return Number(held) > Number(value);
    case "<":
      return Number(held) < Number(value);
    case ">=":
      return Number(held) >= Number(value);
    default:
      return Number(held) <= Number(value);
  }
}
