import "server-only";
import type { MerchantScope } from "../jobs/job";
import { recoverOperationsJob } from "../jobs/recover-operations";
import type { OperationName } from "../operations/operations";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { Prisma } from "./generated/client";
import { insertJobs, newJob } from "./jobs";

/**
 * Operation rows are written before Stripe is called and resolved afterward, even after a crash in between.
 * Two database constraints guarantee this: one row per intent, and one open operation per subscription.
 */

export type OperationState = "calling" | "unknown" | "succeeded" | "failed";

export type OperationRow = {
  id: string;
  merchantId: string;
  mode: Mode;
  portalId: string;
  customerId: string;
  subscriptionId: string;
  intentId: string;
  name: OperationName;
  inputHash: string;
  command: unknown;
  state: OperationState;
  leaseUntil: Date | null;
  attempts: number;
  result: unknown;
  createdAt: Date;
  /** When `command` was cleared and `result` reduced to the outcome. Null before that. */
  emptiedAt: Date | null;
};

export type NewOperation = Pick<
  OperationRow,
  "id" | "mode" | "portalId" | "customerId" | "subscriptionId" | "intentId" | "name" | "inputHash"
> & { command: object; leaseUntil: Date };

const openStates: OperationState[] = ["calling", "unknown"];

/**
 * Whether the caller may run the operation. If not, `existing` is the earlier run of the same intent, or null
 * if the subscription has another open operation.
 */
export type BeginResult = { begun: true } | { begun: false; existing: OperationRow | null };

export async function beginOperation(merchantId: MerchantId, operation: NewOperation): Promise<BeginResult> {
  try {
    await database().operation.create({ data: { ...operation, merchantId, state: "calling", attempts: 1 } });
    return { begun: true };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { begun: false, existing: await findOperation(merchantId, operation) };
  }
}

export type Intent = { mode: Mode; customerId: string; intentId: string };

export async function findOperation(merchantId: MerchantId, intent: Intent): Promise<OperationRow | null> {
  const { mode, customerId, intentId } = intent;
  const row = await database().operation.findUnique({
    where: { merchantId_mode_customerId_intentId: { merchantId, mode, customerId, intentId } },
  });
  return row as OperationRow | null;
}

/** The operation whose ID was read from a mark in Stripe, or null. */
export async function findOperationById(merchantId: MerchantId, id: string): Promise<OperationRow | null> {
  return (await database().operation.findFirst({ where: { merchantId, id } })) as OperationRow | null;
}

/** Records the result. Only an open operation can be settled, so a late writer can't overwrite the result. */
export async function settleOperation(
  merchantId: MerchantId,
  id: string,
  outcome: { state: "succeeded" | "failed"; result: object },
): Promise<void> {
  await database().operation.updateMany({
    where: { merchantId, id, state: { in: openStates } },
    data: { ...outcome, leaseUntil: null, resolvedAt: new Date() },
  });
}

/**
 * Records that Stripe's answer is unknown. In the same transaction, adds the job that recovers the operation
 * at `retryAt`.
 */
export async function markUnknown(
  merchantId: MerchantId,
  { id, mode }: Pick<OperationRow, "id" | "mode">,
  retryAt: Date,
): Promise<void> {
  await database().$transaction([
    database().operation.updateMany({
      where: { merchantId, id, state: { in: openStates } },
      data: { state: "unknown", leaseUntil: retryAt },
    }),
    insertJobs([newJob(recoverOperationsJob, { merchantId, mode }, retryAt)]),
  ]);
}

/**
 * Open operations whose lease has expired, because their process crashed or their result is unknown. The longest
 * waiting comes first.
 */
export async function findAbandonedOperations(
  merchantId: MerchantId,
  mode: Mode,
  now: Date,
  limit: number,
): Promise<OperationRow[]> {
  const rows = await database().operation.findMany({
    where: { merchantId, mode, state: { in: openStates }, leaseUntil: { lte: now } },
    orderBy: { leaseUntil: "asc" },
    take: limit,
  });
  return rows as OperationRow[];
}

/** When the next lease of a merchant's open operations expires. Null if none is open. */
export async function nextAbandonedAt(merchantId: MerchantId, mode: Mode): Promise<Date | null> {
  const row = await database().operation.findFirst({
    where: { merchantId, mode, state: { in: openStates }, leaseUntil: { not: null } },
    orderBy: { leaseUntil: "asc" },
    select: { leaseUntil: true },
  });
  return row?.leaseUntil ?? null;
}

/** The merchants and modes with abandoned operations, where recovery starts. */
export async function scopesWithAbandonedOperations(now: Date): Promise<MerchantScope[]> {
  const groups = await database().operation.groupBy({
    by: ["merchantId", "mode"],
    where: { state: { in: openStates }, leaseUntil: { lte: now } },
  });
  return groups.map(({ merchantId, mode }) => ({ merchantId, mode }));
}

/** Takes over an abandoned operation until `leaseUntil`. Returns false if another process was faster. */
export async function takeOver(row: OperationRow, leaseUntil: Date): Promise<boolean> {
  const { count } = await database().operation.updateMany({
    where: { id: row.id, merchantId: row.merchantId, state: row.state, leaseUntil: row.leaseUntil },
    data: { leaseUntil, attempts: { increment: 1 } },
  });
  return count === 1;
}

const uniqueViolation = "P2002";

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === uniqueViolation;
}
