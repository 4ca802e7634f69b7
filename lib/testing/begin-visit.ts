import { type Beginning, beginWith, spendTicket } from "@/lib/portal/visit/begin-visit";

/** Spends a ticket and begins the visit, without reading what it shows. `browser`: its `Accept-Language` header. */
export async function beginVisit(
  portalId: string,
  ticket: string,
  { now = new Date(), browser = null }: { now?: Date; browser?: string | null } = {},
): Promise<Beginning> {
  const spent = await spendTicket(portalId, ticket, now);
  return "begun" in spent ? spent : beginWith(spent, browser);
}
