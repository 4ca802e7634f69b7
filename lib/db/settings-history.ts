import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/** A save of a portal's settings, as the audit trail has it. `settings` are those after it. */
export type SavedSettings = {
  id: string;
  at: Date;
  /** The member who saved, or null for the system and for members who are gone. */
  email: string | null;
  settings: unknown;
};

/**
 * Saves of a portal's settings, the newest first: all, those before an entry, or those from an entry on.
 *
 * @param portal `subject` is what the audit calls it (lib/db/portals.ts).
 * @param which `take`: how many.
 */
export async function readSavedSettings(
  merchantId: MerchantId,
  { mode, subject }: { mode: Mode; subject: string },
  { before, from, take }: { before?: string | undefined; from?: string | undefined; take: number },
): Promise<SavedSettings[]> {
  const entries = await database().auditEntry.findMany({
    where: { merchantId, mode, verb: "settings.saved", subject },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
    ...(before !== undefined && { cursor: { id: before }, skip: 1 }),
    ...(from !== undefined && { cursor: { id: from } }),
  });
  const emails = await emailsOf(
    merchantId,
    entries.map(({ actor }) => actor),
  );
  return entries.map(({ id, createdAt, actor, details }) => ({
    id,
    at: createdAt,
    email: emails.get(actor) ?? null,
    settings: details,
  }));
}

async function emailsOf(merchantId: MerchantId, actors: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors)].map((actor) => actor.replace(/^member:/, ""));
  const members = await database().member.findMany({
    where: { merchantId, id: { in: ids } },
    select: { id: true, email: true },
  });
  return new Map(members.map(({ id, email }) => [`member:${id}`, email]));
}
