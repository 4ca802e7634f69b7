type Fields = { [name: string]: unknown };

/**
 * The named parameters that a request sent, with `''` read as null. These are the fields it sets or unsets.
 */
export function sentFields<P extends object>(params: P, names: readonly (keyof P & string)[]): Fields {
  const fields: Fields = {};
  for (const name of names) {
    const value = (params as Fields)[name];
    if (value !== undefined) fields[name] = value === "" ? null : value;
  }
  return fields;
}

/** Fields that a request does not name keep their values, even in a nested object. */
export function mergeSent(current: unknown, sent: object | undefined): Fields {
  const merged: Fields = { ...(current as Fields | null) };
  for (const [name, value] of Object.entries(sent ?? {})) merged[name] = value === "" ? null : value;
  return merged;
}
