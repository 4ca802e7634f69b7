import { database } from "@/lib/db/client";
import type { World } from "./world";

/** Ends the visits of a portal as a quarter of an hour without a request does. */
export async function leaveIdle({ portalId }: World): Promise<void> {
  const lastSeenAt = new Date(Date.now() - 16 * 60_000);
  await database().visit.updateMany({ where: { portalId }, data: { lastSeenAt } });
}
