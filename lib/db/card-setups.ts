import "server-only";
import type { MerchantScope } from "../jobs/job";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/** An open invoice that the customer agreed to pay before saving the card, with the `amount` that the portal showed. */
export type AgreedPayment = { invoiceId: string; amount: number; currency: string };

export type CardSetupRow = {
  /** The ID of Stripe's SetupIntent or Checkout session. */
  id: string;
  merchantId: string;
  mode: Mode;
  portalId: string;
  customerId: string;
  agreed: AgreedPayment[];
  createdAt: Date;
  nextCheckAt: Date | null;
  checks: number;
};

type NewCardSetup = Pick<CardSetupRow, "id" | "mode" | "portalId" | "customerId" | "agreed"> & {
  nextCheckAt: Date;
};

export async function createCardSetup(merchantId: MerchantId, row: NewCardSetup): Promise<void> {
  await database().cardSetup.create({ data: { ...row, merchantId } });
}

/** The set-up with this ID. Null if this portal didn't start it. */
export async function findCardSetup(
  merchantId: MerchantId,
  { mode, portalId, id }: Pick<CardSetupRow, "mode" | "portalId" | "id">,
): Promise<CardSetupRow | null> {
  const row = await database().cardSetup.findUnique({
    where: { merchantId_mode_id: { merchantId, mode, id } },
  });
  return row?.portalId === portalId ? (row as CardSetupRow) : null;
}

/** The customer's newest set-up whose result isn't known yet. Null if there is none. */
export async function newestOpenCardSetup(
  merchantId: MerchantId,
  { mode, portalId, customerId }: Pick<CardSetupRow, "mode" | "portalId" | "customerId">,
): Promise<string | null> {
  const row = await database().cardSetup.findFirst({
    where: { merchantId, mode, portalId, customerId, nextCheckAt: { not: null } },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** A merchant's set-ups that are due to be checked, longest waiting first. */
export async function findDueCardSetups(
  merchantId: MerchantId,
  mode: Mode,
  now: Date,
  limit: number,
): Promise<CardSetupRow[]> {
  const rows = await database().cardSetup.findMany({
    where: { merchantId, mode, nextCheckAt: { lte: now } },
    orderBy: { nextCheckAt: "asc" },
    take: limit,
  });
  return rows as CardSetupRow[];
}

/** When the merchant's next set-up is due. Null if none is open. */
export async function nextCardSetupAt(merchantId: MerchantId, mode: Mode): Promise<Date | null> {
  const row = await database().cardSetup.findFirst({
    where: { merchantId, mode, nextCheckAt: { not: null } },
    orderBy: { nextCheckAt: "asc" },
    select: { nextCheckAt: true },
  });
  return row?.nextCheckAt ?? null;
}

/** The merchants and modes with due set-ups. */
export async function scopesWithDueCardSetups(now: Date): Promise<MerchantScope[]> {
  const groups = await database().cardSetup.groupBy({
    by: ["merchantId", "mode"],
    where: { nextCheckAt: { lte: now } },
  });
  return groups.map(({ merchantId, mode }) => ({ merchantId, mode }));
}

/** Schedules the next check at `nextCheckAt`. Returns false if another process checked meanwhile. */
export async function postponeCardSetup(row: CardSetupRow, nextCheckAt: Date): Promise<boolean> {
  const { merchantId, mode, id } = row;
  const { count } = await database().cardSetup.updateMany({
    where: { merchantId, mode, id, nextCheckAt: row.nextCheckAt },
    data: { nextCheckAt, checks: { increment: 1 } },
  });
  return count === 1;
}

/** Closes a set-up that is finished or can't be finished anymore. */
export async function closeCardSetup(
  merchantId: MerchantId,
  { mode, id }: Pick<CardSetupRow, "mode" | "id">,
): Promise<void> {
  await database().cardSetup.updateMany({ where: { merchantId, mode, id }, data: { nextCheckAt: null } });
}
