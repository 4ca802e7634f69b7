/** Throws if `condition` is false: a bug. Not for bad input, which gets a clear answer instead. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}
