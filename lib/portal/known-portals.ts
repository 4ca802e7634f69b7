import "server-only";
import type { LogFields } from "../log/fields";
import type { PortalRow } from "../db/visits";

const mostKept = 5_000;

// Modules are evaluated once per bundle; what one of them has met the others may say.
const shared = globalThis as { porticoPortals?: Map<string, LogFields> };
const met = (shared.porticoPortals ??= new Map<string, LogFields>());

/** How the log names a portal that is in the database. Kept for refusals that come before the database is asked. */
export function meetPortal({
  id,
  merchantId,
  mode,
}: Pick<PortalRow, "id" | "merchantId" | "mode">): LogFields {
  const fields: LogFields = { portalId: id, merchantId, mode };
  met.delete(id);
  met.set(id, fields);
  if (met.size > mostKept) met.delete(met.keys().next().value as string);
  return fields;
}

/**
 * What the log may say of a portal that a stranger names: nothing, unless this process has met it. An id that nobody
 * has met is whatever a stranger wrote.
 */
export function fieldsOfPortal(id: unknown): LogFields {
  return (typeof id === "string" ? met.get(id) : undefined) ?? {};
}
