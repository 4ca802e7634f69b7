import { database } from "@/lib/db/client";
import { recoverOperations } from "@/lib/portal/recovery/recovery";
import type { PortalWorld } from "./portal-world";

/** Helpers for tests in which a process dies and another process finishes its open operations. */

/**
 * Expires the leases of this world's open operations and runs recovery, `times` times at once. Returns how many
 * operations were settled.
 */
export async function recover(
  { merchantId, mode }: Pick<PortalWorld, "merchantId" | "mode">,
  times = 1,
): Promise<number> {
  const past = new Date(Date.now() - 1000);
  await database().operation.updateMany({
    where: { merchantId, leaseUntil: { not: null } },
    data: { leaseUntil: past },
  });
  const settled = await Promise.all(Array.from({ length: times }, () => recoverOperations(merchantId, mode)));
  return settled.reduce((sum, count) => sum + count, 0);
}

/** Makes this world's operations a day old: Stripe has forgotten their keys, so they can't be repeated. */
export async function ageOperations({ merchantId }: Pick<PortalWorld, "merchantId">): Promise<void> {
  const createdAt = new Date(Date.now() - 24 * 60 * 60 * 1000);
  await database().operation.updateMany({ where: { merchantId }, data: { createdAt } });
}
