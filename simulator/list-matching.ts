import type { Params } from "./call";
import { isDeleted } from "./require-object";
import { noSuch } from "./wire/no-such";
import type { Stored, World } from "./world";

const paging = new Set(["ending_before", "expand", "limit", "starting_after"]);

/**
 * Filters that name an object. An ID that never existed is refused, but a deleted object's ID is accepted.
 */
const objectFilters = new Set([
  "charge",
  "customer",
  "invoice",
  "payment_intent",
  "price",
  "product",
  "subscription",
  "test_clock",
]);

function refuseUnknown(world: World, params: Params): void {
  for (const [name, id] of Object.entries(params)) {
    if (!objectFilters.has(name) || typeof id !== "string") continue;
    const type = name === "test_clock" ? "test_helpers.test_clock" : name;
    if (!world.find(type, id)) throw noSuch(type, id, name);
  }
}

type Range = { gt?: number; gte?: number; lt?: number; lte?: number };

/**
 * The objects of a type that match a list request, newest first. A parameter filters by the field with the same name,
 * and `created[gte]` by a range. Parameters in `except` are left to the caller. Throws a 400 if a filter names an
 * object that does not exist.
 */
export function listMatching<T extends Stored>(
  world: World,
  type: string,
  params: Params,
  except: string[] = [],
): T[] {
  refuseUnknown(world, params);
  const filters = Object.entries(params).filter(([name]) => !paging.has(name) && !except.includes(name));
  const isMatch = (object: Stored) => filters.every(([name, wanted]) => fits(object[name], wanted));
  return world
    .all<T>(type)
    .filter((object) => !isDeleted(object) && isMatch(object))
    .reverse();
}

function fits(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return value === wanted;
  if (typeof value !== "number") return fitsEach(value, wanted as Params);
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = wanted as Range;
  return value > gt && value >= gte && value < lt && value <= lte;
}

const fitsEach = (value: unknown, wanted: Params): boolean =>
  Object.entries(wanted).every(([name, part]) => fits((value as Params | null | undefined)?.[name], part));
