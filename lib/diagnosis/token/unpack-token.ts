/** A token's parts as far as they can be read. The signature isn't checked, so use them only for explanations. */
export type UnpackedToken = {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** The signed part. */
  content: string;
  signature: string;
};

/** Returns undefined unless the token has three parts and its first two parts are JSON objects. */
export function unpackToken(token: string): UnpackedToken | undefined {
  const [first = "", second = "", signature = "", ...more] = token.split(".");
  const header = readObject(first);
  const claims = readObject(second);
  if (more.length > 0 || !header || !claims) return undefined;
  return { header, claims, content: `${first}.${second}`, signature };
}

function readObject(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
