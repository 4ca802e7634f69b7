import { beginVisitWith, spendTicket, type VisitStart } from "@/lib/portal/visit/begin-visit";

/**
 * Spends a ticket and begins the visit, without reading the view. `browser`: the browser's `Accept-Language` header.
 */
export async function beginVisit(
  portalId: string,
  ticket: string,
  { now = new Date(), browser = null }: { now?: Date; browser?: string | null } = {},
): Promise<VisitStart> {
  const spent = await spendTicket(portalId, ticket, now);
  return "hasBegun" in spent ? spent : beginVisitWith(spent, browser);
}
