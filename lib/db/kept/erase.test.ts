import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { makePortalLink } from "@/lib/api/portal-links";
import { newPortalLink } from "@/lib/api/schemas";
import { findApiCaller } from "@/lib/db/api-keys";
import { database } from "@/lib/db/client";
import { deleteExpired } from "@/lib/db/kept/delete-expired";
import { eraseCustomer, finishErasures } from "@/lib/db/kept/erase";
import { exportCustomer, exportMerchant } from "@/lib/db/kept/export";
import { tableNames } from "@/lib/db/kept/tables";
import { createApiKey } from "@/lib/merchant/api-keys";
import { frontDoor } from "@/lib/portal/door/front-door";
import { addTaxId } from "@/lib/portal/operations/add-tax-id";
import { billingDetails } from "@/lib/portal/operations/billing-details";
import { cancellation } from "@/lib/portal/operations/cancellation";
import { written } from "@/lib/testing/billing";
import { createOpenOperation } from "@/lib/testing/open-operations";
import { withOwnDatabase } from "@/lib/testing/own-database";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { startSetup } from "@/lib/testing/saving-cards";

/** A customer uses every feature of a portal. Afterward, a dump of the database must not reveal the customer. */

const ada = { id: "cus_LumenAda", email: "ada@example.com" };
const day = 24 * 60 * 60 * 1000;
const canaries = [
  ...[ada.id, ada.email, "Canary Lovelace", "7 Canary Street", "Canaryville", "7946 0000", "GB123456789"],
  "canary comment",
];

withOwnDatabase();
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const asked = { mode: "test" as const, customerIds: [ada.id], identities: [ada.email] };
const who = ({ merchantId }: PortalWorld) => ({ merchantId, actor: "system" }) as const;

/** Visits by email address and by ID, changes everything possible, and leaves an operation open. */
async function useEverything(world: PortalWorld): Promise<void> {
  const on = { billingDetails: true, taxIds: true, updateCard: true, cancellationReason: true } as const;
  await world.saveSettings({ ...on, identifyBy: "customer_id" });
  await world.visit(ada.id);
  await world.saveSettings(on);
  const token = await world.visit(ada.email);
  const ask = async (operation: Parameters<typeof frontDoor>[0], input: object) => {
    const answer = await frontDoor(operation)(token, { intentId: randomUUID(), ...input });
    expect(answer.ok ? undefined : answer.error).toBeUndefined();
  };
  const view = await viewReading(token);
  const subscriptionId = view.ok ? view.value.subscriptions[0]?.id : "";
  const address = { line1: "7 Canary Street", city: "Canaryville", phone: "+44 20 7946 0000" };
  await ask(billingDetails, { ...written, ...address, name: "Canary Lovelace" });
  await ask(addTaxId, { type: "gb_vat", value: "GB123456789" });
  await ask(cancellation, { subscriptionId, comment: "canary comment" });
  await startSetup(token);
  const caller = await findApiCaller((await createApiKey(who(world), "test", "server")).key);
  if (!caller) throw new Error("The new API key doesn't work.");
  await makePortalLink(caller, newPortalLink.parse({ email: ada.email }), { key: null, text: "" });
  const { merchantId, portalId } = world;
  const refused = { mistake: "hash_missing", detail: "", subject: "proof", isSiteWrong: false };
  await database().refusedVisit.create({
    data: {
      id: randomUUID(),
      merchantId,
      portalId,
      mode: "test",
      identity: ada.email,
      origin: "",
      ...refused,
    },
  });
  await database().finding.create({
    data: {
      merchantId: world.merchantId,
      mode: "test",
      kind: "shared_address",
      subject: `cus_other,${ada.id}`,
    },
  });
}

/**
 * The rows of every table as text, for one merchant or for all, as somebody who stole the database would search them.
 */
async function dump(merchantId?: string): Promise<string> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ schema: string; name: string }>(
      `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const texts = rows.map(async ({ schema, name }) => {
      const all = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${schema}"."${name}" t`);
      return all.rows.map(({ row }) => `${name} ${row}`);
    });
    const lines = (await Promise.all(texts)).flat();
    return lines.filter((line) => !merchantId || line.includes(merchantId)).join("\n");
  } finally {
    await client.end();
  }
}

const found = (text: string) =>
  canaries.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

/** Makes everything appear to have happened this many days earlier. */
async function backdate(merchantId: string, days: number): Promise<void> {
  const interval = `${days} days`;
  await database().$executeRaw`UPDATE "Operation" SET "createdAt" = "createdAt" - ${interval}::interval,
    "resolvedAt" = "resolvedAt" - ${interval}::interval WHERE "merchantId" = ${merchantId}`;
  await database().$executeRaw`UPDATE "CardSetup" SET "createdAt" = "createdAt" - ${interval}::interval
    WHERE "merchantId" = ${merchantId}`;
  await database().$executeRaw`UPDATE "Erasure" SET "requestedAt" = "requestedAt" - ${interval}::interval
    WHERE "merchantId" = ${merchantId}`;
}

it("leaves nothing of an erased customer in any table, and changes nothing of others", async () => {
  const [world, other] = [await portalWorld(), await portalWorld()];
  await useEverything(world);
  await useEverything(other);
  expect(found(await dump(world.merchantId))).toEqual(canaries);
  const before = await dump(other.merchantId);

  const report = await eraseCustomer(who(world), asked);
  expect(report).toMatchObject({
    erased: { Visit: 2, Ticket: 2, PortalLink: 1, Finding: 1 },
    isFinished: false,
  });
  // The operations of the last hour may be repeated, and a card set-up is open.
  expect(report.kept.map(({ table, count }) => [table, count])).toEqual([
    ["Operation", 3],
    ["CardSetup", 1],
  ]);

  await backdate(world.merchantId, 1.1);
  await database().cardSetup.updateMany({
    where: { merchantId: world.merchantId },
    data: { nextCheckAt: null },
  });
  await finishErasures();
  expect(found(await dump(world.merchantId))).toEqual([]);
  const { merchantId } = world;
  const kept = await database().operation.findMany({ where: { merchantId }, orderBy: { createdAt: "asc" } });
  expect(kept.map(({ name, state, customerId }) => [name, state, customerId])).toEqual([
    ["billing_details", "succeeded", report.id],
    ["add_tax_id", "succeeded", report.id],
    ["cancellation", "succeeded", report.id],
  ]);
  expect(await database().erasure.findUnique({ where: { id: report.id } })).toMatchObject({
    customerIds: [],
    identities: [],
    finishedAt: expect.any(Date),
  });
  expect(await dump(other.merchantId)).toBe(before);
});

it("if nothing is in progress, immediately reports which rows are kept and why", async () => {
  const world = await portalWorld();
  await useEverything(world);
  await backdate(world.merchantId, 1.1);
  await database().cardSetup.updateMany({
    where: { merchantId: world.merchantId },
    data: { nextCheckAt: null },
  });
  const report = await eraseCustomer(who(world), asked);
  expect(report).toMatchObject({ isFinished: true, kept: [{ table: "Operation", count: 3 }] });
  expect(report.kept[0]?.why).toMatch(/400 days without the customer's name or ID/);
  expect(found(await dump(world.merchantId))).toEqual([]);
});

it("never erases the data that keeps an open operation from running twice, even if the operation stays open for long", async () => {
  const world = await portalWorld();
  const id = await createOpenOperation(world, ada.id, { createdAt: new Date(Date.now() - 20 * day) });
  await eraseCustomer(who(world), asked);
  await backdate(world.merchantId, 30);
  expect(await finishErasures()).toBe(0);
  expect(await database().operation.findUnique({ where: { id } })).toMatchObject({
    customerId: ada.id,
    command: { customerId: ada.id },
  });
});

it("doesn't touch the data of a customer who returns meanwhile", async () => {
  const world = await portalWorld();
  await createOpenOperation(world, ada.id);
  await eraseCustomer(who(world), asked);
  await backdate(world.merchantId, 1.1);
  const token = await world.visit(ada.email);
  const id = await createOpenOperation(world, ada.id);
  await database().operation.update({
    where: { id },
    data: { state: "succeeded", resolvedAt: new Date(Date.now() - 2 * day) },
  });
  await finishErasures();
  expect(await viewReading(token)).toSucceed();
  expect(await database().operation.findUnique({ where: { id } })).toMatchObject({ customerId: ada.id });
});

it("ignores the case of an address, and erases nothing in the other mode", async () => {
  const world = await portalWorld();
  await world.visit(ada.email);
  const live = { mode: "live" as const, customerIds: [ada.id], identities: [ada.email] };
  expect(await eraseCustomer(who(world), live)).toMatchObject({ erased: {}, isFinished: true });
  const shouted = { mode: "test" as const, customerIds: [], identities: ["ADA@Example.com"] };
  expect(await eraseCustomer(who(world), shouted)).toMatchObject({ erased: { Visit: 1, Ticket: 1 } });
});

it("exports everything about a customer, and nothing about anyone else", async () => {
  const [world, other] = [await portalWorld(), await portalWorld()];
  await useEverything(world);
  await useEverything(other);
  await world.visit("ben@example.com");
  const { tables } = await exportCustomer(world.merchantId, asked);
  const text = JSON.stringify(tables);
  expect(found(text)).toEqual(canaries);
  expect(Object.keys(tables).sort()).toEqual([
    "CardSetup",
    "Finding",
    "Operation",
    "PortalLink",
    "RefusedVisit",
    "Ticket",
    "Visit",
  ]);
  expect(text).not.toContain("ben@");
  expect(text).not.toContain(other.merchantId);
});

it("exports everything of a merchant except secrets", async () => {
  const world = await portalWorld();
  await useEverything(world);
  const { tables } = await exportMerchant(world.merchantId);
  for (const table of tableNames) {
    const rows = await database().$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) FROM "${table}" t WHERE to_jsonb(t) ->> 'merchantId' = $1 OR (to_jsonb(t) ->> 'id' = $1)`,
      world.merchantId,
    );
    expect([table, tables[table]?.length ?? 0]).toEqual([table, Number(rows[0]?.count)]);
  }
  const text = JSON.stringify(tables);
  const [key] = await database().stripeKey.findMany({ where: { merchantId: world.merchantId } });
  const members = await database().member.findMany({ where: { merchantId: world.merchantId } });
  for (const secret of [key?.sealedKey, members[0]?.passwordHash, world.secret, world.stripeKey])
    expect(text).not.toContain(secret);
});

it("deletes automatically, so that a dump identifies no customer after each table's retention period", async () => {
  const world = await portalWorld();
  await useEverything(world);
  const { merchantId } = world;
  await database().cardSetup.updateMany({ where: { merchantId }, data: { nextCheckAt: null } });
  const at = (days: number) => new Date(Date.now() + days * day);
  for (const table of tableNames) if (table !== "AuditEntry") await deleteExpired(table, at(8));
  expect(found(await dump(merchantId))).toEqual([ada.id]);
  for (const table of tableNames) if (table !== "AuditEntry") await deleteExpired(table, at(401));
  expect(found(await dump(merchantId))).toEqual([]);
});
