type Fields = { [name: string]: unknown };

/**
 * Builds `previous_attributes`: the earlier values of the changed fields. A nested object lists only its changed
 * fields, but an array is listed in full. A field that did not exist before is null.
 */
export function previousAttributes(before: Fields, after: Fields): Fields {
  const previous: Fields = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]];
    if (isSame(was, is)) continue;
    previous[name] = isFields(was) && isFields(is) ? previousAttributes(was, is) : (was ?? null);
  }
  return previous;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
