import "server-only";
import type { Finding, FindingKind } from "../findings";
import type { MerchantId, Mode } from "../tenancy";
import { auditEntry } from "./audit";
import type { Actor } from "./audit";
import { database } from "./client";

/** Keeps a finding, or that it was met again; one that was dismissed stays dismissed. */
export async function noteFinding(
  merchantId: MerchantId,
  mode: Mode,
  { kind, subject }: Finding,
): Promise<void> {
  const key = { merchantId, mode, kind, subject: subject.map(written).join(",") };
  await database().finding.upsert({
    where: { merchantId_mode_kind_subject: key },
    create: key,
    update: { lastSeenAt: new Date() },
  });
}

/** IDs that merchants chose themselves may have commas. All others stay as they are, so what was dismissed stays it. */
const written = (id: string) => id.replaceAll("%", "%25").replaceAll(",", "%2C");
const read = (text: string) => text.replaceAll("%2C", ",").replaceAll("%25", "%");

export type FindingGroup = { kind: FindingKind; count: number; newest: string[][] };

/** What was found of one kind and not dismissed: how often, and the `most` newest. */
export async function readFindings(
  merchantId: MerchantId,
  mode: Mode,
  kind: FindingKind,
  most: number,
): Promise<FindingGroup> {
  const where = { merchantId, mode, kind, dismissedAt: null };
  const [count, rows] = await Promise.all([
    database().finding.count({ where }),
    database().finding.findMany({
      where,
      orderBy: [{ firstSeenAt: "desc" }, { subject: "asc" }],
      take: most,
      select: { subject: true },
    }),
  ]);
  return { kind, count, newest: rows.map(({ subject }) => subject.split(",").map(read)) };
}

/** Dismisses what was found of a kind until `until`; what is found afterwards is shown again. Returns how many. */
export async function dismissFindings(
  who: Actor,
  mode: Mode,
  kind: FindingKind,
  until: Date,
): Promise<number> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.finding.updateMany({
      where: { merchantId, mode, kind, dismissedAt: null, firstSeenAt: { lte: until } },
      data: { dismissedAt: new Date() },
    });
    const draft = { mode, verb: "findings.dismissed", subject: kind, details: { count } };
    if (count > 0) await auditEntry(who, draft, transaction);
    return count;
  });
}

/** Forgets one finding, dismissed or not: it was mended, and should it come back it is told again. */
export async function forgetFinding(
  merchantId: MerchantId,
  mode: Mode,
  kinds: FindingKind[],
  subject: string[],
): Promise<void> {
  const where = { merchantId, mode, kind: { in: kinds }, subject: subject.join(",") };
  await database().finding.deleteMany({ where });
}

/** Forgets what was last met before `before`: it was mended, or nobody comes. */
export async function forgetFindings(before: Date): Promise<void> {
  await database().finding.deleteMany({ where: { lastSeenAt: { lt: before } } });
}
