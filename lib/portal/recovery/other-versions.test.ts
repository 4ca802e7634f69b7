import { database } from "@/lib/db/client";
import { readFindings } from "@/lib/merchant/findings";
import { addedTaxIds, createOpenOperation, newCustomers } from "@/lib/testing/open-operations";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { takeErrors } from "@/scripts/logged";
import { perform } from "../door/perform";
import { operations } from "../execution/all-operations";
import { recoverOperations } from "./recovery";

/** If a row of another version can't be read, recovery looks for the operation's outcome but never repeats it. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const taxId = { type: "eu_vat", value: "DE123456789" } as const;
const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
const rowOf = (id: string) => database().operation.findUniqueOrThrow({ where: { id } });
const recover = ({ merchantId, mode }: PortalWorld) => recoverOperations(merchantId, mode);

async function customerIn(world: PortalWorld): Promise<string> {
  const [customerId = ""] = await newCustomers(world, 1);
  return customerId;
}

it.each<[string, (customerId: string) => object, Date]>([
  [
    "has a field that this version doesn't know",
    (customerId) => ({ customerId, ...taxId, isReverseCharged: true }),
    new Date(),
  ],
  ["lacks a field that this version needs", (customerId) => ({ customerId, type: taxId.type }), new Date()],
  [
    "is too old to be repeated",
    (customerId) => ({ customerId, ...taxId, isReverseCharged: true }),
    twoDaysAgo,
  ],
])(
  "does nothing for a row that %s, and tells the merchant immediately",
  async (_which, planOf, createdAt) => {
    const world = await portalWorld();
    const customerId = await customerIn(world);
    const id = await createOpenOperation(world, customerId, { command: planOf(customerId), createdAt });
    expect(await recover(world)).toBe(0);
    expect(await rowOf(id)).toMatchObject({ state: "unknown", result: null });
    expect(await addedTaxIds(world)).toEqual(new Map());
    expect(await readFindings(world.merchantId, "test")).toMatchObject([{ kind: "unconfirmed_change" }]);
    const told = { operationId: id, message: expect.stringContaining("could not be finished") };
    expect(takeErrors()).toMatchObject([told]);
  },
);

it("looks for the outcome of a row that it can't read, and trusts Stripe", async () => {
  const world = await portalWorld();
  const customerId = await customerIn(world);
  const command = { customerId, ...taxId, isReverseCharged: true };
  const id = await createOpenOperation(world, customerId, { command });
  await world.stripe.customers.createTaxId(customerId, taxId);
  const before = await world.changes();
  expect(await recover(world)).toBe(1);
  expect(await rowOf(id)).toMatchObject({ state: "succeeded", result: { outcome: { outcome: "added" } } });
  expect(await world.changes()).toEqual(before);
  expect(await readFindings(world.merchantId, "test")).toEqual([]);
});

it("reports success to a repeated click, without the details that this version can't read", async () => {
  const world = await portalWorld();
  await world.saveSettings({ taxIds: true });
  const token = await world.visit("ada@example.com");
  const asked = { intentId: "the-click-that-came-before", ...taxId };
  const done = await perform(token, "add_tax_id", asked);
  expect(done).toMatchObject({ ok: true, said: expect.stringMatching(/^Tax ID added\./) });
  const command = { customerId: "cus_LumenAda", ...taxId, isReverseCharged: true };
  await database().operation.updateMany({ where: { merchantId: world.merchantId }, data: { command } });
  const before = await world.changes();
  const again = await perform(token, "add_tax_id", asked);
  expect(again).toMatchObject({ ok: true, said: "Done. This page is up to date." });
  expect(await world.changes()).toEqual(before);
});

it("reads plan changes that earlier versions stored", () => {
  const change = {
    subscriptionId: "sub_1",
    itemId: "si_1",
    priceId: "price_2",
    quantity: 1,
    prorationDate: null,
    startsNewPeriod: false,
    sendsInvoices: false,
  };
  const written = {
    operationId: "0123456789abcdef",
    customerId: "cus_1",
    kind: "at_renewal",
    change,
    fromPriceId: "price_1",
    toPriceId: "price_2",
    interval: "month",
    intervalCount: 1,
    planned: null,
    hasSchedule: false,
    term: null,
    startsAt: 1798761600,
    planName: "Lumen Starter",
    startsOn: 1798761600,
    amountDue: 0,
    currency: "usd",
  };
  expect(operations.change_plan.stored.safeParse(written).success).toBe(true);
  const newer = { ...written, change: { ...change, movesOnlyHalf: true } };
  expect(operations.change_plan.stored.safeParse(newer).success).toBe(false);
});
