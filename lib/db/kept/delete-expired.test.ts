import { randomUUID } from "node:crypto";
import { randomText } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { mintMerchantId } from "@/lib/tenancy";
import { withOwnDatabase } from "@/lib/testing/own-database";
import { deleteExpired } from "./delete-expired";
import { ownedBy } from "./export";
import { name, sql } from "./table";
import { keptTables, type TableName, tableNames } from "./tables";

const merchantId = `mer_${randomText(20)}`;
const day = 24 * 60 * 60 * 1000;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * day);
const who = { merchantId, mode: "test" } as const;

withOwnDatabase();
const portalId = randomText(20);
const memberId = `mem_${randomText(20)}`;
beforeAll(async () => {
  await database().merchant.create({ data: { id: merchantId, name: "Lumen" } });
  await database().portal.create({ data: { ...who, id: portalId, name: "Lumen", settings: {} } });
  const email = `${memberId}@example.com`;
  await database().member.create({ data: { id: memberId, merchantId, email, passwordHash: "none" } });
});

const operation = (state: string, resolvedAt: Date | null, more: object = {}) =>
  database().operation.create({
    data: {
      ...{
        ...who,
        id: randomUUID(),
        intentId: randomUUID(),
        portalId: "p",
        customerId: "cus_1",
        subscriptionId: "",
      },
      ...{ name: "cancellation", inputHash: "", command: { comment: "too dear" }, state, resolvedAt },
      ...more,
    },
  });

const idsOf = async () => (await database().operation.findMany({ where: who })).map(({ id }) => id);

describe("an operation", () => {
  beforeEach(() => database().operation.deleteMany({ where: who }));

  it("loses its input two days after it ended, but keeps its outcome", async () => {
    const result = { ok: true, outcome: { outcome: "paid", payUrl: "https://pay.stripe.com/secret" } };
    const old = await operation("succeeded", ago(2.01), { result });
    const young = await operation("succeeded", ago(1.99));
    await deleteExpired("Operation", now);
    const [emptied, whole] = await Promise.all(
      [old, young].map(({ id }) => database().operation.findUniqueOrThrow({ where: { id } })),
    );
    expect(emptied).toMatchObject({ command: {}, result: { ok: true, outcome: { outcome: "paid" } } });
    expect(emptied?.emptiedAt).not.toBeNull();
    expect(JSON.stringify(emptied)).not.toContain("secret");
    expect(whole).toMatchObject({ command: { comment: "too dear" }, emptiedAt: null });
  });

  it("preserves the part of the merchant's schedule that a cancellation removed", async () => {
    const held = { scheduleId: "sub_sched_1", phases: [{ items: [], coupon: null }] };
    const { id } = await operation("succeeded", ago(3), { command: { comment: "too dear", held } });
    await deleteExpired("Operation", now);
    expect(await database().operation.findUnique({ where: { id } })).toMatchObject({ command: { held } });
    await database().operation.update({ where: { id }, data: { resolvedAt: ago(401) } });
    await deleteExpired("Operation", now);
    expect(await idsOf()).toEqual([id]);
    await database().operation.update({ where: { id }, data: { resolvedAt: ago(1201) } });
    await deleteExpired("Operation", now);
    expect(await idsOf()).toEqual([]);
  });

  it("is deleted after 400 days", async () => {
    const [, young] = [await operation("failed", ago(401)), await operation("failed", ago(399))];
    await deleteExpired("Operation", now);
    expect(await idsOf()).toEqual([young.id]);
  });

  it.each(["calling", "unknown"])("isn't touched while it is %s, even if it is old", async (state) => {
    const { id } = await operation(state, null, { createdAt: ago(2000), leaseUntil: ago(1) });
    await deleteExpired("Operation", now);
    expect(await database().operation.findUnique({ where: { id } })).toMatchObject({
      command: { comment: "too dear" },
      emptiedAt: null,
    });
  });
});

const unique = () => randomText(20);
/** The fields that a ticket, a link and a visit have in common. */
const entry = (age: number) => ({
  ...{ ...who, portalId, identity: "ada@example.com", identifyBy: "email", expiresAt: ago(age) },
});

const newSession = (age: number) =>
  database().session.create({
    data: { id: unique(), merchantId, memberId, device: "Firefox on Linux", createdAt: ago(age) },
  });
const newApiKey = (revokedAt: Date | null) =>
  database().apiKey.create({
    data: { id: unique(), ...who, name: "server", hash: unique(), last4: "1234", revokedAt },
  });

/** Creates a row in each of the other tables, `age` days old by the column its retention is counted from. */
const rows: Partial<Record<TableName, (age: number) => Promise<unknown>>> = {
  Ticket: (age) =>
    database().ticket.create({ data: { ...entry(age), hash: unique(), origin: "https://a.example" } }),
  Visit: (age) =>
    database().visit.create({
      data: { ...entry(age), tokenHash: unique(), customerIds: [], origin: "https://a.example" },
    }),
  PortalLink: async (age) => {
    const { id: apiKeyId } = await newApiKey(null);
    const secrets = { hash: unique(), sealedSecret: "x", requestHash: "x" };
    return database().portalLink.create({ data: { ...entry(age), ...secrets, id: unique(), apiKeyId } });
  },
  RefusedVisit: (age) =>
    database().refusedVisit.create({
      data: {
        ...{ ...who, id: unique(), portalId, identity: "ada@example.com", origin: "https://a.example" },
        ...{ mistake: "no_hash", detail: "", subject: "proof", isSiteWrong: false, createdAt: ago(age) },
      },
    }),
  Preview: async (age) => {
    const { id: sessionId } = await newSession(0);
    return database().preview.create({
      data: {
        ...{ ...who, tokenHash: unique(), portalId, sessionId, customerId: "cus_1", settings: {} },
        expiresAt: ago(age),
      },
    });
  },
  SpentToken: (age) =>
    database().spentToken.create({ data: { ...who, hash: unique(), expiresAt: ago(age) } }),
  Session: newSession,
  ApiKey: (age) => newApiKey(ago(age)),
  Finding: (age) =>
    database().finding.create({
      data: {
        ...who,
        kind: "unclear_plan",
        subject: `sub_${age}`,
        lastSeenAt: ago(age),
        firstSeenAt: ago(900),
      },
    }),
  StripeEvent: (age) =>
    database().stripeEvent.create({ data: { ...who, id: `evt_${age}`, type: "x", receivedAt: ago(age) } }),
  CardSetup: (age) =>
    database().cardSetup.create({
      data: {
        ...who,
        id: `seti_${age}`,
        portalId: "p",
        customerId: "cus_1",
        agreed: [],
        createdAt: ago(age),
      },
    }),
  SecretKey: (age) =>
    database().secretKey.create({
      data: { ...who, id: `key_${age}`, sealedSecret: "x", last4: "1234", retiresAt: ago(age) },
    }),
  AuditEntry: (age) =>
    database().auditEntry.create({
      data: {
        id: `audit_${randomText(9)}`,
        ...who,
        actor: "system",
        verb: "x",
        subject: "x",
        createdAt: ago(age),
      },
    }),
  Erasure: (age) =>
    database().erasure.create({ data: { ...who, id: `erased_${randomText(9)}`, finishedAt: ago(age) } }),
};

it.each(Object.keys(rows) as TableName[])("deletes rows of %s on time and no earlier", async (table) => {
  const [{ days } = { days: 0 }] = keptTables[table].forgets;
  await rows[table]?.(days - 0.01);
  await rows[table]?.(days + 0.01);
  const before = await count(table);
  await deleteExpired(table, now);
  expect(await count(table)).toBe(before - 1);
});

/** Counts only this test's rows, because other tests may leave old rows in the same table. */
async function count(table: TableName): Promise<number> {
  const [found] = await database().$queryRaw<{ count: bigint }[]>(
    sql`SELECT count(*) AS count FROM ${name(table)} WHERE ${ownedBy(table, mintMerchantId(merchantId))}`,
  );
  return Number(found?.count);
}

it("tests every table with automatic deletion, except operations and counts, which have tests of their own", () => {
  const forgetting = tableNames.filter((table) => keptTables[table].forgets.length > 0);
  expect([...Object.keys(rows), "Operation", "RateLimit"].sort()).toEqual([...forgetting].sort());
});

it("preserves rows in use: an open card set-up, an open erasure, an active key", async () => {
  const createdAt = ago(9_000);
  const setup = { ...who, id: "seti_open", portalId: "p", customerId: "cus_1", agreed: [], createdAt };
  await database().cardSetup.create({ data: { ...setup, nextCheckAt: now } });
  await database().erasure.create({ data: { ...who, id: "erased_open", requestedAt: createdAt } });
  await database().secretKey.create({
    data: { ...who, id: "key_in_use", sealedSecret: "x", last4: "1234", createdAt },
  });
  for (const table of ["CardSetup", "Erasure", "SecretKey"] as const) {
    const before = await count(table);
    await deleteExpired(table, now);
    expect(await count(table)).toBe(before);
  }
});

it("deletes in batches until no expired rows are left", async () => {
  const data = Array.from({ length: 25 }, (_, index) => ({ ...who, id: `evt_old_${index}`, type: "x" }));
  await database().stripeEvent.createMany({ data: data.map((row) => ({ ...row, receivedAt: ago(31) })) });
  expect(await deleteExpired("StripeEvent", now, 10)).toBeGreaterThanOrEqual(25);
  expect(await database().stripeEvent.count({ where: { ...who, receivedAt: { lt: ago(30) } } })).toBe(0);
});
