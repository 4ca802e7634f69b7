import { database } from "@/lib/db/client";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { killJobProcesses, startJobProcess } from "@/lib/testing/job-processes";
import { addedTaxIds, createOpenOperation, newCustomers } from "@/lib/testing/open-operations";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { until } from "@/lib/testing/until";

/** Two processes do background work on one database, like two servers behind a load balancer. */

jest.setTimeout(90_000);

let own: TestDatabase;

beforeAll(async () => {
  own = await testDatabase();
  process.env.DATABASE_URL = own.url;
  await startPortalWorlds();
});

afterEach(killJobProcesses);
afterAll(async () => {
  await stopPortalWorlds();
  await own.close();
});

const merchants = 5;
const each = 40;

/** 200 operations left open by five merchants, with a Stripe that answers slowly. */
async function twoHundred(): Promise<PortalWorld[]> {
  const worlds = [];
  for (let count = 0; count < merchants; count += 1) {
    const world = await portalWorld();
    for (const customerId of await newCustomers(world, each)) await createOpenOperation(world, customerId);
    const match = { method: "POST", path: "/tax_ids$/" };
    await world.admin("POST", "faults", { match, times: 1000, action: { type: "delay", milliseconds: 60 } });
    worlds.push(world);
  }
  return worlds;
}

const countOf = (worlds: PortalWorld[], where: object) =>
  database().operation.count({
    where: { merchantId: { in: worlds.map(({ merchantId }) => merchantId) }, ...where },
  });

async function effects(worlds: PortalWorld[]): Promise<number[]> {
  const counts = await Promise.all(worlds.map(async (world) => [...(await addedTaxIds(world)).values()]));
  return counts.flat();
}

const once = Array.from({ length: merchants * each }, () => 1);

it("performs each of 200 operations exactly once when one of two processes is killed", async () => {
  const worlds = await twoHundred();
  const settled = () => countOf(worlds, { state: "succeeded" });
  const [victim, survivor] = await Promise.all([startJobProcess(), startJobProcess()]);
  await until(async () => (await settled()) > 40, 30);
  await victim.end("SIGKILL");
  expect(await settled()).toBeLessThan(150);
  await until(async () => (await settled()) === once.length, 30);
  await survivor.end("SIGTERM");
  expect(await effects(worlds)).toEqual(once);
});

it("loses and repeats nothing when one of two processes is stopped and finishes its running jobs", async () => {
  const worlds = await twoHundred();
  const settled = () => countOf(worlds, { state: "succeeded" });
  const [leaver, survivor] = await Promise.all([startJobProcess(), startJobProcess()]);
  await until(async () => (await settled()) > 40, 30);
  await leaver.end("SIGTERM");
  expect(await settled()).toBeLessThan(150);
  await until(async () => (await settled()) === once.length, 30);
  await survivor.end("SIGTERM");
  expect(await effects(worlds)).toEqual(once);
  // No row was taken over while it was being processed: each row has at most its original attempt and one attempt by
  // recovery.
  expect(await countOf(worlds, { attempts: { gt: 2 } })).toBe(0);
});
