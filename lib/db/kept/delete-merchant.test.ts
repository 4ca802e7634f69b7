import { Client } from "pg";
import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { addJob } from "@/lib/db/jobs";
import { findCredentials } from "@/lib/db/members";
import { findSession, startSession } from "@/lib/db/sessions";
import { recoverOperationsJob } from "@/lib/jobs/recover-operations";
import { acceptStripeEvent } from "@/lib/portal/recovery/stripe-events";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { createOpenOperation } from "@/lib/testing/open-operations";
import { withOwnDatabase } from "@/lib/testing/own-database";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { closeMerchant, deleteClosedMerchants, reopenMerchant } from "./delete-merchant";

/** A merchant closes their account: access ends immediately, and the data is deleted after a grace period. */

const ada = "ada@example.com";
const day = 24 * 60 * 60 * 1000;
const soon = () => new Date(Date.now() + 30 * day);
const who = ({ merchantId }: PortalWorld) => ({ merchantId, actor: "system" }) as const;
const ticketOf = ({ portalId, secret }: PortalWorld) =>
  requestTicket({ portalId, email: ada, hash: hmac(secret, ada), origin: sampleOrigin });

withOwnDatabase();
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function memberOf({ merchantId }: PortalWorld) {
  const member = await database().member.findFirstOrThrow({ where: { merchantId } });
  return { ...member, merchantId };
}

/** The tables with rows about this merchant, across the whole database. */
async function traces(merchantId: string): Promise<string[]> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { schema, name } of rows) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM "${schema}"."${name}" t WHERE position($1 IN t::text) > 0`,
      [merchantId],
    );
    if (rowCount) found.push(name);
  }
  await client.end();
  return found.sort();
}

it("refuses all access from the moment a merchant is closed", async () => {
  const world = await portalWorld();
  const token = await world.visit(ada);
  const member = await memberOf(world);
  const session = await startSession(member, "Firefox on Linux");
  expect(session).toBeDefined();
  expect(await closeMerchant(who(world), soon())).toBe(true);
  expect(await closeMerchant(who(world), soon())).toBe(false);

  expect(await viewReading(token)).toMatchObject({ ok: false, error: { code: "visit_expired" } });
  expect(await ticketOf(world)).toBeNull();
  expect(await findSession(session ?? "")).toBeUndefined();
  expect(await findCredentials(member.email)).toBeUndefined();
  expect(await acceptStripeEvent(world.portalId, "{}", "")).toBe("portal_unknown");
});

it("refuses access opened while the merchant was being closed", async () => {
  const world = await portalWorld();
  const token = await world.visit(ada);
  await database().merchant.update({ where: { id: world.merchantId }, data: { deletesAt: soon() } });
  expect(await viewReading(token)).toMatchObject({ ok: false, error: { code: "visit_expired" } });
});

it("restores everything if the merchant is reopened in time", async () => {
  const world = await portalWorld();
  await closeMerchant(who(world), soon());
  expect(await deleteClosedMerchants(new Date(Date.now() + 29 * day))).not.toContain(world.merchantId);
  expect(await reopenMerchant(who(world))).toBe(true);
  expect(await reopenMerchant(who(world))).toBe(false);
  expect(await deleteClosedMerchants(new Date(Date.now() + 31 * day))).not.toContain(world.merchantId);
  expect(await viewReading(await world.visit(ada))).toSucceed();
  const verbs = await database().auditEntry.findMany({ where: { merchantId: world.merchantId } });
  expect(verbs.map(({ verb }) => verb)).toEqual(
    expect.arrayContaining(["merchant.closed", "merchant.reopened"]),
  );
});

it("deletes a merchant from every table after the grace period, and doesn't affect other merchants", async () => {
  const [world, other] = [await portalWorld(), await portalWorld()];
  for (const { merchantId, mode } of [world, other])
    await addJob(recoverOperationsJob, { merchantId, mode }, soon());
  await world.visit(ada);
  await createOpenOperation(world, "cus_LumenAda", { createdAt: new Date(Date.now() - 2 * day) });
  const left = await traces(other.merchantId);
  expect(left).toEqual(
    expect.arrayContaining(["AuditEntry", "Member", "Merchant", "Portal", "_private_jobs"]),
  );
  await closeMerchant(who(world), soon());
  expect(await deleteClosedMerchants(new Date(Date.now() + 31 * day))).toContain(world.merchantId);
  expect(await traces(world.merchantId)).toEqual([]);
  expect(await traces(other.merchantId)).toEqual(left);
});

it("waits for an operation whose result Stripe can still report", async () => {
  const world = await portalWorld();
  const id = await createOpenOperation(world, "cus_LumenAda");
  await closeMerchant(who(world), new Date());
  expect(await deleteClosedMerchants()).not.toContain(world.merchantId);
  await database().operation.update({ where: { id }, data: { state: "failed", resolvedAt: new Date() } });
  expect(await deleteClosedMerchants()).toContain(world.merchantId);
});
