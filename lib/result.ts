/**
 * The result of a server action. Errors thrown across that boundary lose their fields, so they are returned
 * as values.
 */
export type Result<Value, Code extends string> =
  { ok: true; value: Value } | { ok: false; error: { code: Code } };
