import type { Stored } from "../world";
import { type Field, fieldsOf, schema } from "./schema";

type Values = { [field: string]: unknown };

/**
 * Builds an object of a Stripe type with every required field. Missing fields become null, empty or false. A
 * required text, number or enumeration has no default and must be given. Fields that start with `_` are
 * internal to the simulator and are kept.
 */
export function buildObject<T extends Stored = Stored>(object: string, values: Values & { id: string }): T {
  const typeName = schema().objects[object];
  if (!typeName) throw new Error(`Stripe has no object called ${object}.`);
  return { ...fill(typeName, { object, ...values }), ...values } as T;
}

/** Builds a part of an object in the same way, by its type's name: `Customer.InvoiceSettings`. */
export function buildPart(typeName: string, values: Values = {}): Values {
  return { ...fill(typeName, values), ...values };
}

function fill(typeName: string, values: Values): Values {
  const filled: Values = {};
  for (const [name, field] of Object.entries(fieldsOf(typeName))) {
    const value = values[name];
    if (value !== undefined) filled[name] = value;
    else if (!field.optional) filled[name] = emptyValue(field, `${typeName}.${name}`);
  }
  return filled;
}

function emptyValue(field: Field, where: string): unknown {
  if (field.nullable) return null;
  switch (field.kind) {
    case "boolean":
      return false;
    case "array":
    case "list":
      return [];
    case "map":
      return {};
    case "object":
      return fill(field.ref as string, {});
    default:
      throw new Error(`${where} is required and has no empty value.`);
  }
}
