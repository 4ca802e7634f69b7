import { fieldsOf, type Shape } from "../schema/schema";
import type { ExpandTree } from "./expand";
import { permissionOf } from "./keys";

/** The permissions needed to expand: read access to each expanded object. */
export function permissionsToExpand(shape: Shape, tree: ExpandTree): string[] {
  return Object.entries(tree).flatMap(([field, inner]) => permissionsInObject(shape, field, inner));
}

function permissionsInObject(shape: Shape, field: string, inner: ExpandTree): string[] {
  switch (shape.kind) {
    case "array":
      return permissionsInObject(shape.of as Shape, field, inner);
    case "list":
      return field === "data" ? permissionsToExpand(shape.of as Shape, inner) : [];
    case "object":
      return ofField(shape.ref as string, field, inner);
    case "expandable":
      return (shape.refs ?? []).slice(0, 1).flatMap((ref) => ofField(ref, field, inner));
    case "either":
      return (shape.options ?? []).flatMap((option) => permissionsInObject(option, field, inner));
    default:
      return [];
  }
}

function ofField(typeName: string, field: string, inner: ExpandTree): string[] {
  const fields = fieldsOf(typeName);
  const shape = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return shape ? [...readPermissions(shape), ...permissionsToExpand(shape, inner)] : [];
}

/** Objects that need no permission of their own, because they belong to their containing object. */
const needNoPermission = new Set(["account", "application", "discount", "subscription_item"]);

/** The permissions to read what expanding a field shows: a referenced object, or the objects in a list. */
function readPermissions(shape: Shape): string[] {
  if (shape.kind === "array" || shape.kind === "list") return readPermissions(shape.of as Shape);
  const ref = shape.kind === "expandable" ? shape.refs?.[0] : shape.ref;
  const object = ref && fieldsOf(ref).object?.values?.[0];
  return typeof object === "string" && !needNoPermission.has(object) ? [permissionOf(object, "read")] : [];
}
