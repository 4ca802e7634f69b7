import type { Params } from "../call";
import { invalidRequest } from "../wire/errors";
import type { RawTree } from "../wire/form";
import { alsoAccepted, alsoEmptyable, fractions } from "./corrections";
import { refuseBeyondLimits } from "./limit-check";
import { limitsOf } from "./limits-of";
import { checkMetadata } from "./metadata";
import { type Field, fieldsOf, type Operation, type Shape } from "./schema";

/** The location of a value in a request, and the request's time. */
type Location = { path: string; name: string; now: number };

/**
 * Checks raw parameters against an operation and converts them to their types. Refuses what Stripe refuses:
 * unknown and missing parameters, wrong types, values outside an enumeration or beyond a limit, and empty
 * strings. `now` is in seconds since 1970.
 */
export function readParams(operation: Operation, raw: RawTree, now: number): Params {
  if (operation.params) return readFields(operation.params, raw, { path: "", name: "", now });
  refuseUnknown(Object.keys(raw));
  return {};
}

function readFields(typeName: string, raw: RawTree, { path, now }: Location): Params {
  const also = alsoAccepted[typeName];
  const fields = also ? { ...fieldsOf(typeName), ...also } : fieldsOf(typeName);
  refuseUnknown(
    Object.keys(raw)
      .filter((key) => !Object.hasOwn(fields, key))
      .map((key) => join(path, key)),
  );
  const values: Params = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = raw[name];
    const here = join(path, name);
    if (value === undefined) {
      if (!field.optional) throw missing(here);
      continue;
    }
    const emptyable = alsoEmptyable.has(`${typeName}.${name}`);
    const read = readValue(emptyable ? { ...field, emptyable } : field, value, { path: here, name, now });
    if (name === "metadata") checkMetadata(read, here);
    if (read !== "") refuseBeyondLimits(limitsOf(typeName, name, field), read, here, { beside: raw, now });
    values[name] = read;
  }
  return values;
}

function readValue(shape: Shape, raw: RawTree | string, place: Location): unknown {
  const { path } = place;
  if (raw === "") return readEmpty(shape, path);
  switch (shape.kind) {
    case "array":
      return readArray(shape, raw, place);
    case "object":
      if (typeof raw === "string") throw invalidRequest("Invalid object", { param: path });
      return readFields(shape.ref as string, raw, place);
    case "map":
      return readMap(shape, raw, place);
    case "either":
      return readEither(shape.options ?? [], raw, place);
    case "anything":
    case "file":
      return raw;
    default:
      if (typeof raw !== "string") throw invalidRequest(`Invalid ${shape.kind}`, { param: path });
      return readText(shape, raw, place);
  }
}

function readText(shape: Shape, raw: string, { path, name }: Location): unknown {
  if (shape.kind === "number") return readNumber(raw, path, name);
  if (shape.kind === "boolean") {
    if (raw === "true" || raw === "false") return raw === "true";
    throw invalidRequest(`Invalid boolean: ${raw}`, { param: path });
  }
  if (shape.kind === "enum") {
    const value = shape.values?.find((known) => String(known) === raw);
    if (value === undefined)
      throw invalidRequest(`Invalid ${path}: must be one of ${spellOut(shape.values)}`, { param: path });
    return value;
  }
  refuseInvalidText(raw, path, name);
  return raw;
}

const currencies = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));

/**
 * Checks a text by the name of its parameter: refuses an invalid decimal amount, and a currency that is not in ISO
 * 4217.
 */
function refuseInvalidText(raw: string, path: string, name: string): void {
  if (name.endsWith("_decimal") && !/^-?\d+(\.\d+)?$/.test(raw))
    throw invalidRequest(`Invalid decimal: ${raw}`, { param: path });
  if (name === "currency" || name.endsWith("_currency")) refuseNoCurrency(raw, path);
}

function refuseNoCurrency(code: string, param: string): void {
  if (!currencies.has(code.toLowerCase())) throw invalidRequest(`Invalid currency: ${code}`, { param });
}

function readNumber(raw: string, path: string, name: string): number {
  const pattern = fractions.has(name) ? /^-?\d+(\.\d+)?$/ : /^-?\d{1,15}$/;
  if (pattern.test(raw)) return Number(raw);
  const kind = fractions.has(name) ? "decimal" : "integer";
  throw invalidRequest(`Invalid ${kind}: ${raw}`, {
    ...(kind === "integer" && { code: "parameter_invalid_integer" }),
    param: path,
  });
}

/** Reads `''`, which unsets a parameter. It is allowed for every parameter that is emptyable or nullable. */
function readEmpty(shape: Shape, path: string): "" {
  if (shape.emptyable || shape.nullable) return "";
  const message =
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however ` +
    `'${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`;
  throw invalidRequest(message, { code: "parameter_invalid_empty", param: path });
}

function readArray(shape: Shape, raw: RawTree | string, place: Location): unknown[] {
  const { path } = place;
  const of = shape.of as Shape;
  if (typeof raw === "string") throw invalidRequest("Invalid array", { param: path });
  const keys = Object.keys(raw);
  if (!keys.every((key) => /^\d+$/.test(key))) throw invalidRequest("Invalid array", { param: path });
  keys.sort((a, b) => Number(a) - Number(b));
  return keys.map((key) => readValue(of, raw[key] ?? "", { ...place, path: join(path, key) }));
}

function readMap(shape: Shape, raw: RawTree | string, { path, name, now }: Location): Params {
  if (typeof raw === "string") throw invalidRequest("Invalid object", { param: path });
  const of = shape.of as Shape;
  if (name === "currency_options")
    for (const code of Object.keys(raw)) refuseNoCurrency(code, join(path, code));
  // Metadata is always text, so that "007" stays "007".
  const value: Shape = name === "metadata" ? { kind: "string", nullable: true } : of;
  return Object.fromEntries(
    Object.entries(raw).map(([key, item]) => [
      key,
      readValue(value, item, { path: join(path, key), name: key, now }),
    ]),
  );
}

/**
 * The value, converted to the first option that accepts it. If no option does, throws the refusal of the last option
 * tried.
 */
function readEither(options: Shape[], raw: RawTree | string, place: Location): unknown {
  const nested = (shape: Shape) => ["array", "map", "object"].includes(shape.kind);
  const fitting = options.filter((option) => nested(option) === (typeof raw !== "string"));
  let refusal: unknown = invalidRequest("Invalid object", { param: place.path });
  for (const option of fitting) {
    try {
      return readValue(option, raw, place);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

const join = (path: string, key: string): string => (path ? `${path}[${key}]` : key);

const missing = (path: string) =>
  invalidRequest(`Missing required param: ${path}.`, { code: "parameter_missing", param: path });

function refuseUnknown(names: string[]): void {
  const [first] = names;
  if (first === undefined) return;
  const message = `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`;
  throw invalidRequest(message, { code: "parameter_unknown", param: first });
}

function spellOut(values: Field["values"] = []): string {
  const words = values.map(String);
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")}${words.length > 2 ? "," : ""} or ${words.at(-1)}`;
}
