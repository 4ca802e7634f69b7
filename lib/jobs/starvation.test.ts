import { sha256 } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { addJob } from "@/lib/db/jobs";
import { readFindings } from "@/lib/merchant/findings";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { killJobProcesses, startJobProcess } from "@/lib/testing/job-processes";
import { createOpenOperation, newCustomers } from "@/lib/testing/open-operations";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { ada, cardsInUse, saveCardAtStripe } from "@/lib/testing/saving-cards";
import { until } from "@/lib/testing/until";
import { forgetJobs } from "./clean-up";

/**
 * One merchant's problem must not affect others. The tests run a process that does background work on a database of its
 * own.
 */

jest.setTimeout(90_000);

const cleanUp = [
  forgetJobs.Visit,
  forgetJobs.Ticket,
  forgetJobs.CardSetup,
  forgetJobs.StripeEvent,
  forgetJobs.Finding,
];
let own: TestDatabase;

beforeAll(async () => {
  own = await testDatabase();
  process.env.DATABASE_URL = own.url;
  await startPortalWorlds();
});

afterEach(async () => {
  killJobProcesses();
  await database().operation.deleteMany();
  await database().cardSetup.deleteMany();
});

afterAll(async () => {
  await stopPortalWorlds();
  await own.close();
});

/** Simulates a lost sealing key. */
async function loseKey({ merchantId }: PortalWorld): Promise<void> {
  await database().stripeKey.updateMany({
    where: { merchantId },
    data: { sealedKey: "v9.bm90aGluZyBvcGVucyB0aGlz" },
  });
}

async function open(world: PortalWorld, count: number): Promise<string[]> {
  const customers = await newCustomers(world, count);
  return Promise.all(customers.map((customerId) => createOpenOperation(world, customerId)));
}

const stateOf = async (id: string) => (await database().operation.findUniqueOrThrow({ where: { id } })).state;
const isDone = (id: string) => async () => (await stateOf(id)) === "succeeded";

const linesOf = (output: string) =>
  output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Leaves a card that was saved before the page was closed and is due for a check. */
async function leaveSavedCard(world: PortalWorld): Promise<void> {
  await world.saveSettings({ updateCard: true });
  await saveCardAtStripe(world, ada.email);
  await database().cardSetup.updateMany({
    where: { merchantId: world.merchantId },
    data: { nextCheckAt: new Date(0) },
  });
}

describe("a merchant whose Stripe key can't be unsealed", () => {
  it("delays no other merchant's operations, cards or clean-up, and is reported in log and dashboard", async () => {
    const [broken, healthy] = [await portalWorld(), await portalWorld()];
    const stuck = await open(broken, 3);
    await leaveSavedCard(broken);
    await loseKey(broken);
    const [open1 = "", open2 = ""] = await open(healthy, 2);
    await leaveSavedCard(healthy);
    await leaveOldRows(healthy);

    const jobs = await startJobProcess();
    for (const job of cleanUp) await addJob(job, {});
    await until(isDone(open1), 15);
    await until(isDone(open2), 15);
    await until(async () => (await cardsInUse(healthy, ada.id)).customer === "4444", 15);
    await until(async () => (await oldRows()) === 0, 15);
    await until(
      async () => (await readFindings(broken.merchantId, "test")).some(({ count }) => count === 4),
      15,
    );
    const { output } = await jobs.end("SIGTERM");

    expect(await readFindings(broken.merchantId, "test")).toMatchObject([{ kind: "stripe_key_unusable" }]);
    expect(await readFindings(healthy.merchantId, "test")).toEqual([]);
    const waiting = await database().operation.findMany({ where: { id: { in: stuck } } });
    for (const row of waiting) expect(row).toMatchObject({ state: "unknown", attempts: expect.any(Number) });
    const named = linesOf(output).filter(({ merchantId }) => merchantId === broken.merchantId);
    expect(named).toContainEqual(
      expect.objectContaining({
        level: "warn",
        operationId: stuck[0],
        error: expect.objectContaining({ reason: "stripe_key_unreadable" }),
      }),
    );
    expect(linesOf(output).filter(({ level }) => level === "error")).toEqual([]);
  });

  it("is no longer reported once the key works and the open operation is done", async () => {
    const world = await portalWorld();
    const [id = ""] = await open(world, 1);
    const key = await database().stripeKey.findFirstOrThrow({ where: { merchantId: world.merchantId } });
    await loseKey(world);
    const jobs = await startJobProcess();
    await until(async () => (await readFindings(world.merchantId, "test")).length === 1, 15);
    await database().stripeKey.updateMany({
      where: { merchantId: world.merchantId },
      data: { sealedKey: key.sealedKey },
    });
    await database().operation.updateMany({ where: { id }, data: { leaseUntil: new Date(0) } });
    await until(isDone(id), 15);
    await until(async () => (await readFindings(world.merchantId, "test")).length === 0, 5);
    await jobs.end("SIGTERM");
  });
});

async function leaveOldRows({ merchantId, portalId, mode }: PortalWorld): Promise<void> {
  const [old, expiresAt] = [new Date(0), new Date(0)];
  const visit = {
    merchantId,
    portalId,
    mode,
    identity: "ada@example.com",
    identifyBy: "email",
    origin: sampleOrigin,
  };
  await database().ticket.create({ data: { ...visit, hash: sha256("ticket"), expiresAt } });
  await database().visit.create({
    data: { ...visit, tokenHash: sha256("visit"), customerIds: [], expiresAt },
  });
  await database().stripeEvent.create({
    data: { id: "evt_old", merchantId, mode, type: "x", receivedAt: old },
  });
  const finding = { merchantId, mode, kind: "unclear_plan", subject: "sub_old" };
  await database().finding.create({ data: { ...finding, lastSeenAt: old } });
  const setup = { id: "seti_old", merchantId, mode, portalId, customerId: "cus_old", agreed: [] };
  await database().cardSetup.create({ data: { ...setup, createdAt: old } });
}

async function oldRows(): Promise<number> {
  const counts = [
    database().ticket.count({ where: { expiresAt: new Date(0) } }),
    database().visit.count({ where: { expiresAt: new Date(0) } }),
    database().stripeEvent.count({ where: { receivedAt: new Date(0) } }),
    database().finding.count({ where: { lastSeenAt: new Date(0) } }),
    database().cardSetup.count({ where: { createdAt: new Date(0) } }),
  ];
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

it("cleans up all other rows if one kind of row can't be cleaned up", async () => {
  await leaveOldRows(await portalWorld());
  await database()
    .$executeRaw`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'kept'; END $$`;
  await database().$executeRaw`CREATE TRIGGER refuse BEFORE DELETE ON "Ticket" EXECUTE FUNCTION refuse()`;
  const jobs = await startJobProcess();
  for (const job of cleanUp) await addJob(job, {});
  await until(async () => (await oldRows()) === 1, 15);
  const { output } = await jobs.end("SIGTERM");
  await database().$executeRaw`DROP FUNCTION refuse() CASCADE`;
  expect(linesOf(output)).toContainEqual(
    expect.objectContaining({ level: "error", job: "forget_tickets", attempts: 1 }),
  );
});

describe("rows that can never be finished", () => {
  const day = 24 * 60 * 60 * 1000;

  it.each<[string, Parameters<typeof createOpenOperation>[2]]>([
    ["names an operation from another version", { name: "fly_to_the_moon" }],
    ["has the name of an inherited property", { name: "constructor" }],
    ["has an unreadable command", { command: "…" }],
    ["has another operation's command", { name: "change_plan", command: { wheels: 4 } }],
    [
      "has an unreadable command and is too old to be repeated",
      { command: "…", createdAt: new Date(Date.now() - day) },
    ],
  ])("fail without affecting other rows, for example a row that %s", async (_what, unusual) => {
    const world = await portalWorld();
    const [customer = "", other = ""] = await newCustomers(world, 2);
    const poisoned = await createOpenOperation(world, customer, unusual);
    const good = await createOpenOperation(world, other);
    const jobs = await startJobProcess();
    await until(isDone(good), 15);
    await until(async () => (await readFindings(world.merchantId, "test")).length > 0, 15);
    const { output } = await jobs.end("SIGTERM");
    const row = await database().operation.findUniqueOrThrow({ where: { id: poisoned } });
    expect(row).toMatchObject({ state: "unknown", attempts: 2 });
    // The next attempt is scheduled 15 to 30 seconds after the second one.
    expect(row.leaseUntil?.getTime()).toBeGreaterThan(Date.now() + 5_000);
    expect(await readFindings(world.merchantId, "test")).toMatchObject([
      { kind: "unconfirmed_change", newest: [[customer]] },
    ]);
    const { merchantId } = world;
    const error = expect.objectContaining({ level: "error", merchantId, operationId: poisoned });
    expect(linesOf(output)).toContainEqual(error);
  });

  it("delay no merchant, even if there are more such rows than one run processes", async () => {
    const [broken, healthy] = [await portalWorld(), await portalWorld()];
    const [customer = ""] = await newCustomers(broken, 1);
    for (let count = 0; count < 70; count += 1)
      await createOpenOperation(broken, customer, { name: "fly_to_the_moon" });
    const behind = await createOpenOperation(broken, customer);
    const [other = ""] = await open(healthy, 1);
    const jobs = await startJobProcess();
    await until(isDone(other), 15);
    await until(isDone(behind), 15);
    await jobs.end("SIGTERM");
  });
});

it("gives every merchant a turn even if one has 10,000 open rows", async () => {
  const [big, small] = [await portalWorld(), await portalWorld()];
  const [customer = ""] = await newCustomers(big, 1);
  await createOpenOperation(big, customer);
  await database().$executeRaw`
    INSERT INTO "Operation" (id, "merchantId", mode, "portalId", "customerId", "subscriptionId", "intentId", name,
      "inputHash", state, plan, "leaseUntil", attempts)
    SELECT md5(n::text), "merchantId", mode, "portalId", "customerId", "subscriptionId", n::text, name,
      "inputHash", state, plan, "leaseUntil", attempts
    FROM "Operation", generate_series(1, 10000) n`;
  const left = () => database().operation.count({ where: { merchantId: big.merchantId, state: "unknown" } });
  const jobs = await startJobProcess();
  await until(async () => (await left()) < 9_950, 15);
  const [id = ""] = await open(small, 1);
  await until(isDone(id), 5);
  expect(await left()).toBeGreaterThan(5_000);
  await jobs.end("SIGTERM");
});

it("keeps serving other merchants and cleaning up while three Stripe accounts hang", async () => {
  const hanging = [await portalWorld(), await portalWorld(), await portalWorld()];
  for (const world of hanging) {
    await open(world, 3);
    const match = { path: "/tax_ids$/" };
    await world.admin("POST", "faults", {
      match,
      times: 1000,
      action: { type: "delay", milliseconds: 60_000 },
    });
  }
  const healthy = await portalWorld();
  await leaveOldRows(healthy);
  const jobs = await startJobProcess();
  await until(async () => (await database().operation.count({ where: { attempts: 2 } })) === 3, 15);
  const ids = await open(healthy, 5);
  await addJob(forgetJobs.StripeEvent, {});
  for (const id of ids) await until(isDone(id), 5);
  await until(async () => (await database().stripeEvent.count()) === 0, 5);
  await jobs.end("SIGKILL");
});
