import "server-only";
import type { OperationName } from "../portal/vocabulary";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { Prisma } from "./generated/client";

/**
 * Operation rows: written before Stripe is called, resolved after, whatever crashes in between. Two constraints of
 * the database carry the promise: one row for an intent, and one open operation for a subscription.
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
  plan: unknown;
  state: OperationState;
  leaseUntil: Date | null;
  attempts: number;
  result: unknown;
  createdAt: Date;
};

export type NewOperation = Pick<
  OperationRow,
  "id" | "mode" | "portalId" | "customerId" | "subscriptionId" | "intentId" | "name" | "inputHash"
> & { input: object; plan: object; leaseUntil: Date };

const openStates: OperationState[] = ["calling", "unknown"];

/** The row is ours to carry out, or the intent was seen before, or the subscription has another operation under way. */
export type Begun = { begun: true } | { begun: false; existing: OperationRow | null };

export async function beginOperation(merchantId: MerchantId, operation: NewOperation): Promise<Begun> {
  try {
    await database().operation.create({ data: { ...operation, merchantId, state: "calling", attempts: 1 } });
    return { begun: true };
  } catch (error) {
    if (!isTaken(error)) throw error;
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

/** An operation by the id that marks in Stripe name, or null. */
export async function findOperationById(merchantId: MerchantId, id: string): Promise<OperationRow | null> {
  return (await database().operation.findFirst({ where: { merchantId, id } })) as OperationRow | null;
}

/** Writes how it ended. Only an open operation can be settled, so a late writer cannot overwrite the outcome. */
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

/** Stripe did not say how it ended: recovery may take it from `retryAt`. */
export async function leaveUnknown(merchantId: MerchantId, id: string, retryAt: Date): Promise<void> {
  await database().operation.updateMany({
    where: { merchantId, id, state: { in: openStates } },
    data: { state: "unknown", leaseUntil: retryAt },
  });
}

/** Open operations whose lease ran out, oldest first: their worker crashed, or the outcome is not known. */
export async function findAbandonedOperations(now: Date, limit: number): Promise<OperationRow[]> {
  const rows = await database().operation.findMany({
    where: { state: { in: openStates }, leaseUntil: { lt: now } },
    orderBy: { createdAt: "asc" },
    take: limit,
  });
  return rows as OperationRow[];
}

/** Takes over an abandoned operation until `leaseUntil`; false when somebody else was faster. */
export async function takeOver(row: OperationRow, leaseUntil: Date): Promise<boolean> {
  const { count } = await database().operation.updateMany({
    where: { id: row.id, merchantId: row.merchantId, state: row.state, leaseUntil: row.leaseUntil },
    data: { leaseUntil, attempts: { increment: 1 } },
  });
  return count === 1;
}

const uniqueViolation = "P2002";

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === uniqueViolation;
}
