import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/** A save of a portal's settings, from the audit trail. `settings` has the settings after that save. */
export type SavedSettings = {
  id: string;
  at: Date;
  /** The member who saved. Null for the system and for removed members. */
  email: string | null;
  settings: unknown;
};

/**
 * Reads saves of a portal's settings, newest first: all saves, only the saves before an entry, or an entry and the
 * saves before it.
 *
 * @param portal `subject`: the portal's name in the audit trail (lib/db/portals.ts).
 * @param which `take`: the number of saves to read.
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
