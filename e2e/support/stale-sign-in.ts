import { database } from "@/lib/db/client";
import type { World } from "./world";

/** Makes the sign-ins of all this merchant's members six minutes old. */
export async function letSixMinutesPass({ merchantId }: World): Promise<void> {
  const confirmedAt = new Date(Date.now() - 6 * 60_000);
  await database().session.updateMany({ where: { merchantId }, data: { confirmedAt } });
}

/** The verbs of the merchant's audit entries. */
export async function recordedVerbs({ merchantId }: World): Promise<string[]> {
  const entries = await database().auditEntry.findMany({
    where: { merchantId },
    orderBy: { createdAt: "asc" },
  });
  return entries.map(({ verb }) => verb);
}
