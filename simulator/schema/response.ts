import { legacyFields } from "./corrections";
import { fieldsOf, type Shape } from "./schema";

type Fields = { [name: string]: unknown };

/** Lists the differences between a value and the shape that the `stripe` package declares, as sentences. */
export function responseProblems(shape: Shape, value: unknown, path = "response"): string[] {
  if (value === null) return shape.nullable ? [] : [`${path} is null.`];
  switch (shape.kind) {
    case "string":
    case "number":
    case "boolean":
      return typeof value === shape.kind ? [] : [`${path} is not a ${shape.kind}.`];
    case "decimal":
      return typeof value === "string" ? [] : [`${path} is not a decimal in a string.`];
    case "enum":
      return shape.values?.includes(value as string)
        ? []
        : [`${path} is ${JSON.stringify(value)}, which Stripe does not know.`];
    case "array":
      return arrayProblems(shape, value, path);
    case "list":
      return listProblems(shape, value, path);
    case "map":
      return isFields(value) ? [] : [`${path} is not a map.`];
    case "object":
      return objectProblems(shape.ref as string, value, path);
    case "expandable":
      if (typeof value === "string") return [];
      return bestMatch((shape.refs ?? []).map((ref) => objectProblems(ref, value, path)));
    case "either":
      return eitherProblems(shape.options ?? [], value, path);
    default:
      return [];
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function objectProblems(typeName: string, value: unknown, path: string): string[] {
  if (!isFields(value)) return [`${path} is not an object.`];
  const fields = fieldsOf(typeName);
  const legacy = legacyFields[typeName] ?? [];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name) && !legacy.includes(name));
  const problems = unknown.map((name) => `${path}.${name} is not a field of ${typeName}.`);
  for (const [name, field] of Object.entries(fields)) {
    const item = value[name];
    // `previous_attributes` has only some of an object's fields, so it is not checked.
    if (name === "previous_attributes") continue;
    if (item !== undefined) problems.push(...responseProblems(field, item, `${path}.${name}`));
    else if (!field.optional) problems.push(`${path}.${name} is missing.`);
  }
  return problems;
}

function arrayProblems(shape: Shape, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [`${path} is not an array.`];
  return value.flatMap((item, index) => responseProblems(shape.of as Shape, item, `${path}[${index}]`));
}

function listProblems(shape: Shape, value: unknown, path: string): string[] {
  if (!isFields(value)) return [`${path} is not a list.`];
  const { object, data, has_more: hasMore, url } = value;
  if (
    !["list", "search_result"].includes(String(object)) ||
    typeof hasMore !== "boolean" ||
    typeof url !== "string"
  ) {
    return [`${path} lacks a field of a list.`];
  }
  return arrayProblems({ kind: "array", of: shape.of as Shape }, data, `${path}.data`);
}

/** There are hundreds of shapes of events, so an event is compared only with the shape of its type. */
function eitherProblems(options: Shape[], value: unknown, path: string): string[] {
  const { object, type } = (value ?? {}) as Fields;
  if (object !== "event") return bestMatch(options.map((option) => responseProblems(option, value, path)));
  const named = options.find(({ ref }) => ref && fieldsOf(ref).type?.values?.includes(type as string));
  return named
    ? responseProblems(named, value, path)
    : [`${path} is an event of unknown type ${String(type)}.`];
}

/** The problems of the best match, or none if any option fits. */
function bestMatch(problems: string[][]): string[] {
  return problems.reduce((best, next) => (next.length < best.length ? next : best), problems[0] ?? []);
}
