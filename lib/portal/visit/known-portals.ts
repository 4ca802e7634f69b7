import "server-only";
import type { ResolvedPortal } from "../../db/visits";
import type { LogFields } from "../../log/fields";

const mostKept = 5_000;

// Modules are evaluated once per bundle; all of them share one list.
const shared = globalThis as { porticoPortals?: Map<string, LogFields> };
const met = (shared.porticoPortals ??= new Map<string, LogFields>());

/** The log fields of an existing portal. Remembered for refusals that come before the database is queried. */
export function rememberPortal({
  id,
  merchantId,
  mode,
}: Pick<ResolvedPortal, "id" | "merchantId" | "mode">): LogFields {
  const fields: LogFields = { portalId: id, merchantId, mode };
  met.delete(id);
  met.set(id, fields);
  if (met.size > mostKept) met.delete(met.keys().next().value as string);
  return fields;
}

/**
 * The log fields of a portal that a request names, if this process has seen it before. An unknown ID is whatever a
 * stranger typed, so it is not logged.
 */
export function knownPortal(id: unknown): LogFields {
  return (typeof id === "string" ? met.get(id) : undefined) ?? {};
}
