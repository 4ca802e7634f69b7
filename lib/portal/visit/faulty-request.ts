import { visitRequest } from "./visit-request";

/** The portal ID and the invalid field of a malformed request. Undefined if the request names no portal. */
export function readFaultyRequest(body: string): { portalId: string; field: string } | undefined {
  const raw = readObject(body);
  const portalId = raw?.portal_id;
  if (typeof portalId !== "string" || !/^[A-Za-z0-9]{10,40}$/.test(portalId)) return undefined;
  const [issue] = visitRequest.safeParse(raw).error?.issues ?? [];
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return { portalId, field: String(unknown ?? issue?.path[0] ?? "A field that is there twice") };
}

function readObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
