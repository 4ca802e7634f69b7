/**
 * Stripe's API as data that `derive.ts` reads from the types of the installed `stripe` package. This way, the simulator
 * always matches the app's version of the package, and nothing has to be vendored.
 */

import type { CommentLimits } from "./limit-phrases";

/** The shape of one value. `refs` lists the object types that an expandable ID may stand for. */
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
  /** A response may contain `null`. */
  nullable?: true;
  /** A request may send `''` to unset it. */
  emptyable?: true;
  values?: (string | number | boolean)[];
  /** The key of an object's fields in `types`. */
  ref?: string;
  refs?: string[];
  of?: Shape;
  options?: Shape[];
};

/**
 * A field of an object. For a parameter, includes its limits and the sentences in the package's comment that may state
 * a limit.
 */
export type Field = Shape & CommentLimits & { optional?: true };

export type Operation = {
  /** `POST /v1/customers/{customer}`. */
  name: string;
  /** The key of the parameters in `types`, if there are any. */
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

let cachedSchema: Schema | undefined;

/**
 * Loads the derived schema. It uses `require`, so that a bundle includes the file and type checking does not
 * read a megabyte.
 */
export function schema(): Schema {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- The file is generated: an import would not type-check on a fresh clone.
  cachedSchema ??= require("./derived.json") as Schema;
  return cachedSchema;
}

/** The fields of a named type. Throws if the derivation lacks it. */
export function fieldsOf(typeName: string): Record<string, Field> {
  const fields = schema().types[typeName];
  if (!fields) throw new Error(`The derived schema has no type ${typeName}.`);
  return fields;
}
