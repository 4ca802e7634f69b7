import { includedWhenExpanded } from "../schema/corrections";
import { fieldsOf, type Shape } from "../schema/schema";
import { invalidRequest } from "./errors";

/** The fields that a request expands: `data.customer` is `{ data: { customer: {} } }`. */
export type ExpandTree = { [field: string]: ExpandTree };

const maxLevels = 4;

/** Reads `expand[]`. Refuses more than four levels and fields that cannot be expanded, as Stripe does. */
export function parseExpand(paths: readonly string[], response: Shape): ExpandTree {
  const tree = emptyTree();
  for (const path of paths) {
    const fields = path.split(".");
    if (fields.length > maxLevels) {
      throw invalidRequest(
        `You cannot expand more than ${maxLevels} levels of a property. Property: ${path}`,
        {
          param: "expand",
        },
      );
    }
    if (!isExpandable(response, fields)) {
      throw invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
    }
    let branch = tree;
    for (const field of fields) branch = branch[field] ??= emptyTree();
  }
  return tree;
}

/** Without a prototype, because the keys come from the request and must not reach inherited properties. */
const emptyTree = (): ExpandTree => Object.create(null) as ExpandTree;

function isExpandable(shape: Shape, fields: readonly string[]): boolean {
  const [field, ...rest] = fields;
  if (field === undefined) return ["expandable", "list", "object"].includes(innermost(shape).kind);
  switch (shape.kind) {
    case "array":
      return isExpandable(shape.of as Shape, fields);
    case "list":
      return field === "data" && (rest.length === 0 || isExpandable(shape.of as Shape, rest));
    case "object":
      return isFieldExpandable(shape.ref as string, field, rest);
    case "expandable":
      return (shape.refs ?? []).some((ref) => isFieldExpandable(ref, field, rest));
    case "map":
      return isExpandable(shape.of as Shape, rest);
    case "either":
      return (shape.options ?? []).some((option) => isExpandable(option, fields));
    default:
      return false;
  }
}

function isFieldExpandable(typeName: string, field: string, rest: readonly string[]): boolean {
  const fields = fieldsOf(typeName);
  if (!Object.hasOwn(fields, field)) return false;
  const object = String(fields.object?.values?.[0] ?? typeName);
  if (rest.length === 0 && includedWhenExpanded[object]?.includes(field)) return true;
  return isExpandable(fields[field] as Shape, rest);
}

const innermost = (shape: Shape): Shape => (shape.kind === "array" ? innermost(shape.of as Shape) : shape);
