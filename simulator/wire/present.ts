import { withShownEnd } from "../billing/subscriptions/shown-end";
import { isMeteredPlan } from "../billing/subscriptions/subscription-item";
import { shownEvent } from "../events/event";
import { includedWhenExpanded } from "../schema/corrections";
import { type Field, fieldsOf, schema, type Shape } from "../schema/schema";
import type { Stored, World } from "../world";
import { computedFields } from "./computed-fields";
import type { ExpandTree } from "./expand";

type Fields = { [name: string]: unknown };

/**
 * Presents a stored value in an answer: leaves out internal fields, replaces references with objects if the
 * request expands them or the type always includes them, and wraps lists.
 */
export function present(world: World, shape: Shape, value: unknown, expand: ExpandTree | undefined): unknown {
  if (value === null || value === undefined) return value;
  switch (shape.kind) {
    case "array":
      return (value as unknown[]).map((item) => present(world, shape.of as Shape, item, expand));
    case "list":
      return presentList(world, shape.of as Shape, value, expand);
    case "object":
      return presentObject(world, shape.ref as string, value, expand ?? {});
    case "map":
      return presentMap(world, shape.of as Shape, value as Fields, expand ?? {});
    case "expandable":
      return presentReference(world, shape.refs ?? [], value, expand);
    case "either":
      return present(world, optionFor(shape.options ?? [], value), value, expand);
    default:
      return value;
  }
}

function presentMap(world: World, of: Shape, value: Fields, expand: ExpandTree): Fields {
  const shown = Object.entries(value).map(([key, item]) => [key, present(world, of, item, expand[key])]);
  return Object.fromEntries(shown) as Fields;
}

function presentReference(
  world: World,
  refs: string[],
  value: unknown,
  expand: ExpandTree | undefined,
): unknown {
  if (expand === undefined) return typeof value === "string" ? value : (value as Stored).id;
  const stored = typeof value === "string" ? lookUp(world, refs, value) : (value as Stored);
  return stored ? presentObject(world, refs[0] as string, stored, expand) : value;
}

function presentObject(world: World, ref: string, value: unknown, expand: ExpandTree): unknown {
  const stored = typeof value === "string" ? lookUp(world, [ref], value) : (value as Fields);
  if (!stored) return value;
  const object = withShownEnd(stored as Stored);
  if (object.object === "event") return shownEvent(object);
  const typeName = typeOf(object, ref);
  const fields = fieldsOf(typeName);
  const held = withComputedFields(world, typeName, object, expand);
  const hidden = hiddenFields(object);
  const shown: Fields = {};
  for (const [name, item] of Object.entries(held)) {
    if (name.startsWith("_") || item === undefined || hidden.includes(name)) continue;
    const field: Field | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
    shown[name] = field ? present(world, field, firstPage(field, item), expand[name]) : item;
  }
  return shown;
}

const nestedPageSize = 10;

/**
 * A list within an object shows only its first page (ten, as documented for lists). The whole list has a URL of its
 * own.
 */
function firstPage({ kind }: Field, value: unknown): unknown {
  const list = value as { data?: unknown[] } | null;
  if (kind !== "list" || !list?.data || list.data.length <= nestedPageSize) return value;
  return { ...list, data: list.data.slice(0, nestedPageSize), has_more: true };
}

const idless = new Set(["billing.meter_event", "billing.meter_event_adjustment"]);

/** Fields that the world needs but the API does not show: a meter event's ID, and a metered item's quantity. */
function hiddenFields({ object, plan }: Fields): string[] {
  if (object === "subscription_item" && isMeteredPlan(plan)) return ["quantity"];
  return idless.has(String(object)) ? ["id"] : [];
}

/** Adds the fields that exist only when expanded, and removes them otherwise. */
function withComputedFields(world: World, typeName: string, object: Fields, expand: ExpandTree): Fields {
  const type = typeof object.object === "string" ? object.object : typeName;
  const names = includedWhenExpanded[type];
  if (!names) return object;
  const held = { ...object };
  for (const name of names) {
    if (!(name in expand)) delete held[name];
    else held[name] ??= computedFields[type]?.[name]?.(world, object as Stored);
  }
  return held;
}

function presentList(world: World, of: Shape, value: unknown, expand: ExpandTree | undefined): unknown {
  const { data, ...envelope } = Array.isArray(value)
    ? { data: value as unknown[] }
    : (value as { data: unknown[] });
  const shown = data.map((item) => present(world, of, item, expand?.data));
  return { object: "list", has_more: false, url: "", ...envelope, data: shown };
}

/** The name of the object's type. A deleted object has a type of its own. */
function typeOf(object: Fields, ref: string): string {
  const own = schema().objects[String(object.object)];
  const base = own && !Object.hasOwn(fieldsOf(ref), "object") ? ref : ref.replace(/^Deleted/, "");
  return object.deleted === true && schema().types[`Deleted${base}`] ? `Deleted${base}` : base;
}

function lookUp(world: World, refs: string[], id: string): Stored | undefined {
  for (const ref of refs) {
    const found = world.find(String(fieldsOf(ref).object?.values?.[0]), id);
    if (found) return found;
  }
  return undefined;
}

/** The shape that matches a value. */
function optionFor(options: Shape[], value: unknown): Shape {
  const kinds = Array.isArray(value) ? ["array"] : typeof value === "object" ? ["object", "map"] : [];
  const fitting = options.filter(({ kind }) => kinds.includes(kind));
  const type = (value as Fields | undefined)?.object;
  const named = fitting.find(({ ref }) => ref && fieldsOf(ref).object?.values?.[0] === type);
  return named ?? fitting[0] ?? { kind: "anything" };
}
