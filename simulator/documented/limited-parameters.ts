/** Finds an operation's parameters that have a limit, and builds requests for them. */

import type { Limits } from "../schema/limit-phrases";
import { limitsOf } from "../schema/limits-of";
import { type Field, fieldsOf, type Operation, type Shape } from "../schema/schema";

/** A parameter with a limit. `request` builds a request that contains a given value for it. */
export type LimitedParameter = {
  /** `phases[0][items][0][quantity]` */
  param: string;
  field: Field;
  limits: Limits;
  /**
   * Builds a form with the value and all required fields. `beside` has additional fields to send with the parameter.
   */
  request: (value: unknown, beside?: object) => URLSearchParams;
};

type Tree = Record<string, unknown>;
type Wrap = (fields: Tree) => Tree;

/** Lists an operation's parameters that have limits. Does not descend into a type that contains itself. */
export function limitedParameters(operation: Operation): LimitedParameter[] {
  if (!operation.params) return [];
  return parametersIn(operation.params, "", (fields) => fields, []);
}

function parametersIn(
  typeName: string,
  path: string,
  wrap: Wrap,
  above: readonly string[],
): LimitedParameter[] {
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
      parametersIn(ref, at, (parts) => put(hold(parts)), [...above, typeName]),
    );
    return [...own, ...inner];
  });
}

type Part = { ref: string; at: string; hold: (fields: Tree) => unknown };

/** The objects within a value: the value itself, an array's first entry, or a map's only key. */
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
      .map(([name, field]) => [name, simplestValue(field, name)]),
  );

/**
 * An object's required fields. If it has none, one text field is set, because an empty object cannot be sent in a form.
 */
function minimalFields(fields: Record<string, Field>): Tree {
  const required = requiredOf(fields);
  if (Object.keys(required).length > 0) return required;
  const [name] = Object.entries(fields).find(([, { kind }]) => kind === "string") ?? [];
  return name ? { [name]: simplestValue({ kind: "string" }, name) } : {};
}

/** The simplest value that the type and its limits allow. */
export function simplestValue(shape: Shape, name: string): unknown {
  switch (shape.kind) {
    case "object":
      return minimalFields(fieldsOf(shape.ref as string));
    case "array":
      return [simplestValue(shape.of as Shape, name)];
    case "map":
      return { usd: simplestValue(shape.of as Shape, name) };
    case "either":
      return simplestValue(shape.options![0]!, name);
    case "enum":
      return shape.values![0];
    case "boolean":
      return true;
    case "number":
      // The end of a period must come after its start.
      return name === "end" ? 2_000_000_000 : 1;
    default:
      return name === "currency" ? "usd" : name.endsWith("_decimal") ? "1" : "A";
  }
}

function formOf(tree: Tree): URLSearchParams {
  return new URLSearchParams(flatten(tree, ""));
}

/**
 * Flattens a value as Stripe's package does. Empty objects and arrays cannot be sent in a form, so they are left out.
 */
function flatten(value: unknown, name: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, item]) => flatten(item, name ? `${name}[${key}]` : key));
}
