/**
 * Stripe's API as data: what `derive.ts` reads from the types of the installed `stripe` package, so that
 * the simulator always speaks exactly the version the app speaks and nothing has to be vendored.
 */

import type { Read } from "./limit-phrases";

/** The shape of one value. `expandable` lists object types that an id may be replaced by. */
export type Shape = {
  kind:
    | "string"
    | "number"
    | "boolean"
    | "decimal"
    | "enum"
    | "object"
    | "map"
    | "array"
    | "list"
    | "either"
    | "expandable"
    | "file"
    | "anything";
  /** `null` may stand in a response. */
  nullable?: true;
  /** `''` may be sent, and unsets. */
  emptyable?: true;
  values?: (string | number | boolean)[];
  /** Name of an object's fields, in `types`. */
  ref?: string;
  refs?: string[];
  of?: Shape;
  options?: Shape[];
};

/** A parameter besides says how far it goes, and in which sentences of its comment that may stand. */
export type Field = Shape & Read & { optional?: true };

export type Operation = {
  /** `POST /v1/customers/{customer}`. */
  name: string;
  /** Name of the parameters in `types`, if there are any. */
  params?: string;
  response: Shape;
};

export type Schema = {
  stripeVersion: string;
  apiVersion: string;
  /** Changes whenever the package or the derivation does. */
  fingerprint: string;
  operations: Record<string, Operation>;
  types: Record<string, Record<string, Field>>;
  /** Type names by the value of their `object` field: `customer` → `Customer`. */
  objects: Record<string, string>;
};

let loaded: Schema | undefined;

/** The derived schema. A `require`, so that a bundle carries it inside and type checking does not read a megabyte. */
export function schema(): Schema {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- The file is generated: an import would not type-check on a fresh clone.
  loaded ??= require("./derived.json") as Schema;
  return loaded;
}

/** The fields of a named type; a missing name is a fault of the derivation. */
export function fieldsOf(typeName: string): Record<string, Field> {
  const fields = schema().types[typeName];
  if (!fields) throw new Error(`The derived schema has no type ${typeName}.`);
  return fields;
}
