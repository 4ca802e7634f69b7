import "server-only";
import type { ResolvedPortal } from "../../db/visits";
import type { LogFields } from "../../log/fields";

const maxPortals = 5_000;

// Next evaluates a module once per bundle. The map is global, so that all bundles share it.
const shared = globalThis as { porticoPortals?: Map<string, LogFields> };
const portals = (shared.porticoPortals ??= new Map<string, LogFields>());

/** Remembers the log fields of an existing portal, for requests that are refused before the database is queried. */
export function rememberPortal({
  id,
  merchantId,
  mode,
}: Pick<ResolvedPortal, "id" | "merchantId" | "mode">): LogFields {
  const fields: LogFields = { portalId: id, merchantId, mode };
  portals.delete(id);
  portals.set(id, fields);
  if (portals.size > maxPortals) portals.delete(portals.keys().next().value as string);
  return fields;
}

/**
 * The log fields of a portal that a request names, if this process has seen that portal before. An unknown ID may be
 * any text from a stranger, so it isn't logged.
 */
export function knownPortal(id: unknown): LogFields {
  return (typeof id === "string" ? portals.get(id) : undefined) ?? {};
}
