type Fields = { [name: string]: unknown };

/** The named parameters that a request sent, `''` read as null: what it sets and what it unsets. */
export function sentFields<P extends object>(params: P, names: readonly (keyof P & string)[]): Fields {
  const fields: Fields = {};
  for (const name of names) {
    const value = (params as Fields)[name];
    if (value !== undefined) fields[name] = value === "" ? null : value;
  }
  return fields;
}

/** What a request does not name keeps its value; inside of a nested object as well. */
export function mergeSent(current: unknown, sent: object | undefined): Fields {
  const merged: Fields = { ...(current as Fields | null) };
  for (const [name, value] of Object.entries(sent ?? {})) merged[name] = value === "" ? null : value;
  return merged;
}
