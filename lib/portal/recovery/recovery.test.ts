import { database } from "@/lib/db/client";
import { readFindings } from "@/lib/merchant/findings";
import { addedTaxIds, createOpenOperation, newCustomers } from "@/lib/testing/open-operations";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { recoverOperations } from "./recovery";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const days = (count: number) => new Date(Date.now() - count * 24 * 60 * 60 * 1000);
const rowOf = (id: string) => database().operation.findUniqueOrThrow({ where: { id } });
const setKey = (world: PortalWorld, more: object) =>
  world.admin("POST", "keys", { key: world.stripeKey, ...more });

/** Stores an operation that succeeded in Stripe but whose answer was lost. Returns the operation's ID. */
async function lostAnswer(world: PortalWorld, createdAt = new Date()): Promise<string> {
  const [customerId = ""] = await newCustomers(world, 1);
  const id = await createOpenOperation(world, customerId, { createdAt });
  await world.stripe.customers.createTaxId(
    customerId,
    { type: "eu_vat", value: "DE123456789" },
    { idempotencyKey: `op_${id}_tax_id` },
  );
  return id;
}

const recover = ({ merchantId, mode }: PortalWorld) => recoverOperations(merchantId, mode);
const hurry = (id: string) =>
  database().operation.update({ where: { id }, data: { leaseUntil: new Date(0) } });

it.each([
  ["while Stripe still knows the idempotency key", days(0)],
  ["later, when only the state is read", days(2)],
])("keeps a change open while Stripe refuses the Stripe key: %s", async (_when, createdAt) => {
  const world = await portalWorld();
  const id = await lostAnswer(world, createdAt);
  await setKey(world, { revoked: true });
  expect(await recover(world)).toBe(0);
  expect(await rowOf(id)).toMatchObject({ state: "unknown", result: null });
  expect(await readFindings(world.merchantId, "test")).toMatchObject([{ kind: "stripe_key_unusable" }]);
  await setKey(world, { revoked: false });
  await hurry(id);
  expect(await recover(world)).toBe(1);
  expect(await rowOf(id)).toMatchObject({ state: "succeeded" });
  expect([...(await addedTaxIds(world)).values()]).toEqual([1]);
  expect(await readFindings(world.merchantId, "test")).toEqual([]);
});

it("keeps a change open while the Stripe key lacks a permission", async () => {
  const world = await portalWorld();
  const id = await lostAnswer(world);
  await setKey(world, { permissions: ["subscription_read"] });
  expect(await recover(world)).toBe(0);
  expect(await rowOf(id)).toMatchObject({ state: "unknown" });
  expect(await readFindings(world.merchantId, "test")).toMatchObject([{ kind: "stripe_key_unusable" }]);
});

it("marks a change as failed if its subject no longer exists in Stripe", async () => {
  const world = await portalWorld();
  const ids = [
    await createOpenOperation(world, "cus_gone"),
    await createOpenOperation(world, "cus_gone", { createdAt: days(2) }),
  ];
  expect(await recover(world)).toBe(2);
  for (const id of ids) expect(await rowOf(id)).toMatchObject({ state: "failed" });
});

it("waits longer after each attempt, and tells the merchant only after Stripe has been unreachable for a while", async () => {
  const world = await portalWorld();
  const [customerId = ""] = await newCustomers(world, 1);
  const id = await createOpenOperation(world, customerId);
  const match = { path: "/tax_ids/" };
  await world.admin("POST", "faults", { match, times: 1000, action: { type: "drop_before" } });
  const waits: number[] = [];
  for (const attempts of [1, 5, 6]) {
    await database().operation.update({ where: { id }, data: { leaseUntil: new Date(0), attempts } });
    await recover(world);
    waits.push(((await rowOf(id)).leaseUntil?.getTime() ?? 0) - Date.now());
    const told = await readFindings(world.merchantId, "test");
    expect(told.map(({ kind }) => kind)).toEqual(attempts < 6 ? [] : ["unconfirmed_change"]);
  }
  expect(waits[0]).toBeLessThan(31_000);
  expect(waits[2]).toBeGreaterThan(290_000);
  expect(waits[2]).toBeLessThan(600_000);
});
