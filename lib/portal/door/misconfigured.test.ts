import { database } from "@/lib/db/client";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { takeErrors } from "@/scripts/logged";
import { cancellation } from "../operations/cancellation";
import { frontDoor } from "./front-door";

/** Customers can see their invoices and cancel, whatever mistakes are in the merchant's configuration. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);
const permissions = [
  ...["customer_read", "subscription_write", "invoice_write", "payment_method_read", "payment_intent_read"],
  ...["product_read", "plan_read", "coupon_read"],
];

/** Opens a visit and cancels the first subscription. Returns the view and the answer. */
async function visitAndCancel(world: PortalWorld, email: string) {
  const token = await world.visit(email);
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  const { invoices, subscriptions } = answer.value;
  const [first] = subscriptions;
  if (!first) throw new Error("There is no subscription.");
  expect(first.actions).toContain("cancellation");
  const done = await cancel(token, { intentId: first.intentId, subscriptionId: first.id });
  expect(done).toMatchObject({ ok: true, said: expect.stringMatching(/^Your plan is canceled\. You keep /) });
  const now = await world.stripe.subscriptions.retrieve(first.id);
  expect(now.cancel_at).not.toBeNull();
  const { merchantId, portalId, mode } = world;
  expect(takeErrors()).toContainEqual(expect.objectContaining({ merchantId, portalId, mode }));
  return { first, invoices };
}

const without = (world: PortalWorld, ...lacking: string[]) =>
  world.admin("POST", "keys", {
    key: world.stripeKey,
    permissions: permissions.filter((permission) => !lacking.includes(permission)),
  });

it.each([
  ["lumen", "ada@example.com", ["payment_method_read"]],
  ["discounted", "dalia@example.com", ["coupon_read"]],
  ["several-currencies", "noor@example.com", ["plan_read"]],
  [
    "scheduled-change",
    "silas@example.com",
    ["payment_method_read", "coupon_read", "plan_read", "product_read"],
  ],
])(
  "in the scenario %s, %s can cancel even if the Stripe key has lost %j",
  async (scenario, email, lacking) => {
    const world = await portalWorld("test", scenario);
    await without(world, ...lacking);
    const { invoices } = await visitAndCancel(world, email);
    expect(invoices.rows.length).toBeGreaterThan(0);
  },
);

it("allows a cancellation if the key can't read invoices, and does not claim that there are no invoices", async () => {
  const world = await portalWorld();
  await without(world, "invoice_write", "coupon_read");
  const { invoices } = await visitAndCancel(world, "ada@example.com");
  expect(invoices).toMatchObject({ rows: [], problem: "We can’t show your invoices right now." });
});

it.each([
  ["an unknown setting", { retention: true, showOnlyActive: true }],
  ["a setting of the wrong type", { changePlan: "yes", cancellation: 3 }],
  ["no settings at all", "lost"],
])("allows a cancellation if the portal's row contains %s", async (_name, settings) => {
  const world = await portalWorld();
  await database().portal.update({ where: { id: world.portalId }, data: { settings } });
  const { first, invoices } = await visitAndCancel(world, "ada@example.com");
  expect(first.actions).toEqual(["cancellation"]);
  expect(invoices.rows.length).toBeGreaterThan(0);
});

it("allows a cancellation if the portal's service can't be read", async () => {
  const world = await portalWorld();
  await database().portal.update({ where: { id: world.portalId }, data: { service: { tiers: 1 } } });
  const { first } = await visitAndCancel(world, "ada@example.com");
  expect(first).toMatchObject({ name: "Lumen Team", actions: ["cancellation"] });
});
