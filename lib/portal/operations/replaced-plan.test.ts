import type Stripe from "stripe";
import { changePlan, firstOf, payWith, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { takeErrors } from "@/scripts/logged";
import { frontDoor } from "../door/front-door";
import { cancellation } from "./cancellation";

/** An operation that replaces a scheduled change removes it first, and restores it on failure. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);
const ada = "ada@example.com";
const customer = "cus_LumenAda";
const [starter, business] = ["price_Lumen_starter_month", "price_Lumen_business_month"];

/** Ada has Team, and a downgrade to Starter with a code is scheduled for her renewal. */
async function planned(): Promise<PortalWorld> {
  const world = await portalWorld();
  await world.saveSettings({ coupon: true });
  const { token, input } = await preparePlanChange(world, ada, starter, "FOREVER10");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  return world;
}

const failing = (world: PortalWorld, path: string, status: number) =>
  world.admin("POST", "faults", {
    match: { method: "POST", path },
    times: 3,
    action: { type: "status", status },
  });

/** Expects Ada to have Starter after the renewal, at $19.00 less 10%, as scheduled. */
async function expectStillPlanned(world: PortalWorld) {
  const before = await firstOf(await world.visit(ada));
  expect(before.headline).toMatch(/^Next payment \$17\.10 on (.+)\nChanges to Lumen Starter on \1$/);
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const [now] = (await world.stripe.subscriptions.list({ customer, expand: ["data.latest_invoice"] })).data;
  expect(now?.items.data.map(({ price }) => price.id)).toEqual([starter]);
  expect((now?.latest_invoice as Stripe.Invoice).total).toBe(1710);
}

it("schedules the change again if the card for an upgrade is declined", async () => {
  const world = await planned();
  const { id: card } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer });
  await payWith(world, customer, "pm_card_chargeCustomerFail");
  const { token, preview, input } = await preparePlanChange(world, ada, business);
  expect(preview.explanation).toMatch(/The change planned for .* won’t happen\.$/);
  expect(await changePlan(token, input)).toMatchObject({ error: { code: "payment_declined" } });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  await expectStillPlanned(world);
});

it("lets the customer retry the upgrade with another card", async () => {
  const world = await planned();
  await payWith(world, customer, "pm_card_chargeCustomerFail");
  const { token, input } = await preparePlanChange(world, ada, business);
  expect(await changePlan(token, input)).toMatchObject({ error: { code: "payment_declined" } });
  await payWith(world, customer, "pm_card_visa");
  const again = { ...input, intentId: "another-intent-1" };
  expect(await changePlan(token, again)).toMatchObject({ event: { response: { outcome: "applied" } } });
  expect((await firstOf(token)).headline).toMatch(/^Renews on /);
});

it("reports the scheduled change as dropped if its replacement fails and the scheduled price is no longer sold", async () => {
  const world = await planned();
  await payWith(world, customer, "pm_card_chargeCustomerFail");
  const { token, input } = await preparePlanChange(world, ada, business);
  await world.stripe.products.update("prod_LumenStarter", { default_price: "" });
  await world.stripe.prices.update(starter, { active: false });
  expect(await changePlan(token, input)).toMatchObject({
    error: { code: "state_changed", message: expect.stringContaining("it won’t happen") },
  });
  expect((await firstOf(token)).headline).toMatch(/^Renews on /);
  expect(takeErrors()).toMatchObject([{ merchantId: world.merchantId, operation: "change_plan" }]);
});

it.each([429, 500])(
  "schedules the change again if Stripe answers %s to the upgrade that replaces it",
  async (status) => {
    const world = await planned();
    const { token, input } = await preparePlanChange(world, ada, business);
    await failing(world, `/v1/subscriptions/${input.subscriptionId}`, status);
    expect(await changePlan(token, input)).toMatchObject({ error: { code: "unavailable" } });
    await world.admin("DELETE", "faults");
    await expectStillPlanned(world);
  },
);

it.each([429, 500])("schedules the change again if Stripe answers %s to a cancellation", async (status) => {
  const world = await planned();
  const token = await world.visit(ada);
  const { id: subscriptionId, intentId } = await firstOf(token);
  await failing(world, `/v1/subscriptions/${subscriptionId}`, status);
  expect(await cancel(token, { subscriptionId, intentId })).toMatchObject({ error: { code: "unavailable" } });
  await world.admin("DELETE", "faults");
  await expectStillPlanned(world);
});

it("keeps a scheduled change without a code if Stripe refuses to schedule the same plan with a code", async () => {
  const world = await portalWorld();
  await world.saveSettings({ coupon: true });
  const first = await preparePlanChange(world, ada, starter);
  await changePlan(first.token, first.input);
  const { token, input } = await preparePlanChange(world, ada, starter, "FOREVER10");
  await failing(world, "/^\\/v1\\/subscription_schedules\\/sub_sched_[^/]+$/", 429);
  expect(await changePlan(token, input)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect((await firstOf(token)).headline).toMatch(/^Changes to Lumen Starter on /);
});
