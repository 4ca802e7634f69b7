/** Every parameter of an operation that has a limit, and how a request sends it. */

import type { Limits } from "../schema/limit-phrases";
import { limitsOf } from "../schema/limits-of";
import type { Field, Operation, Shape } from "../schema/schema";
import { fieldsOf } from "../schema/schema";

/** A parameter as one value among others: `request` puts that value where it belongs. */
export type Limited = {
  /** `phases[0][items][0][quantity]` */
  param: string;
  field: Field;
  limits: Limits;
  /** The request as Stripe's form has it, with what the types require and no more, and `beside` the parameter. */
  request: (value: unknown, beside?: object) => URLSearchParams;
};

type Tree = Record<string, unknown>;
type Wrap = (fields: Tree) => Tree;

/** Objects within themselves are looked at once. */
export function limitedParameters(operation: Operation): Limited[] {
  if (!operation.params) return [];
  return within(operation.params, "", (fields) => fields, []);
}

function within(typeName: string, path: string, wrap: Wrap, above: readonly string[]): Limited[] {
  if (above.includes(typeName)) return [];
  const fields = fieldsOf(typeName);
  const required = requiredOf(fields);
  return Object.entries(fields).flatMap(([name, field]) => {
    const param = path ? `${path}[${name}]` : name;
    const put = (value: unknown, beside: object = {}) => wrap({ ...required, ...beside, [name]: value });
    const limits = limitsOf(typeName, name, field);
    const request = (value: unknown, beside?: object) => formOf(put(value, beside));
    const own = Object.keys(limits).length > 0 ? [{ param, field, limits, request }] : [];
    const inner = partsOf(field, param).flatMap(({ ref, at, hold }) =>
      within(ref, at, (parts) => put(hold(parts)), [...above, typeName]),
    );
    return [...own, ...inner];
  });
}

type Part = { ref: string; at: string; hold: (fields: Tree) => unknown };

/** The objects in a value: itself, an array's first entry, a map's one key. */
function partsOf(shape: Shape, at: string): Part[] {
  if (shape.kind === "object") return [{ ref: shape.ref as string, at, hold: (fields) => fields }];
  if (shape.kind === "array") {
    return partsOf(shape.of as Shape, `${at}[0]`).map((part) => ({ ...part, hold: (f) => [part.hold(f)] }));
  }
  if (shape.kind === "map") {
    const key = "usd";
    return partsOf(shape.of as Shape, `${at}[${key}]`).map((part) => ({
      ...part,
      hold: (f) => ({ [key]: part.hold(f) }),
    }));
  }
  return (shape.options ?? []).flatMap((option) => partsOf(option, at));
}

const requiredOf = (fields: Record<string, Field>): Tree =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => !field.optional)
      .map(([name, field]) => [name, simplest(field, name)]),
  );

/** What is required of an object; a text of it where nothing is, as an object without a field has no form. */
function sendable(fields: Record<string, Field>): Tree {
  const required = requiredOf(fields);
  if (Object.keys(required).length > 0) return required;
  const [name] = Object.entries(fields).find(([, { kind }]) => kind === "string") ?? [];
  return name ? { [name]: simplest({ kind: "string" }, name) } : {};
}

/** A value that the types and their limits let pass. */
export function simplest(shape: Shape, name: string): unknown {
  switch (shape.kind) {
    case "object":
      return sendable(fieldsOf(shape.ref as string));
    case "array":
      return [simplest(shape.of as Shape, name)];
    case "map":
      return { usd: simplest(shape.of as Shape, name) };
    case "either":
      return simplest(shape.options![0]!, name);
    case "enum":
      return shape.values![0];
    case "boolean":
      return true;
    case "number":
      // Of a period's two moments the end is the later one.
      return name === "end" ? 2_000_000_000 : 1;
    default:
      return name === "currency" ? "usd" : name.endsWith("_decimal") ? "1" : "A";
  }
}

function formOf(tree: Tree): URLSearchParams {
  return new URLSearchParams(flat(tree, ""));
}

/** As the package writes them. An empty object or array has no form, so it is left out. */
function flat(value: unknown, name: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, item]) => flat(item, name ? `${name}[${key}]` : key));
}
