import { changePlan, payWith, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";

/** Plan changes that cost something now and whose payment doesn't succeed on the first try. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const customer = "cus_LumenAda";
const business = "price_Lumen_business_month";

async function subscriptionOf(world: PortalWorld) {
  const { data } = await world.stripe.subscriptions.list({ customer, expand: ["data.latest_invoice"] });
  const [subscription] = data;
  if (!subscription) throw new Error("Ada has no subscription.");
  return subscription;
}

async function changeWith(card: string) {
  const world = await portalWorld();
  await payWith(world, customer, card);
  const asked = await preparePlanChange(world, "ada@example.com", business);
  return { world, ...asked, answer: await changePlan(asked.token, asked.input) };
}

it("changes nothing if the card is declined, says why, leaves no debt, and works with another card", async () => {
  const { world, answer } = await changeWith("pm_card_chargeCustomerFail");
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringMatching(/declined.*Nothing was changed\./) },
    view: { subscriptions: [{ name: "Lumen Team", notice: null }] },
  });
  const now = await subscriptionOf(world);
  expect(now.items.data.map(({ price }) => price.id)).toEqual(["price_Lumen_team_month"]);
  expect([now.status, now.pending_update, now.latest_invoice]).toMatchObject([
    "active",
    null,
    { status: "void" },
  ]);

  await payWith(world, customer, "pm_card_visa");
  const again = await preparePlanChange(world, "ada@example.com", business);
  expect(await changePlan(again.token, again.input)).toSucceed();
});

it("waits for the bank's confirmation: the old plan stays, and no other change is possible meanwhile", async () => {
  const { world, answer, token, input } = await changeWith("pm_card_authenticationRequired");
  expect(answer).toMatchObject({
    ok: true,
    said: expect.stringMatching(
      /^Your bank wants you to confirm the payment of \$[\d.]+\. Nothing changes until you do\.$/,
    ),
    payUrl: expect.stringMatching(/^http/),
    event: { response: { outcome: "bank_asks" } },
  });
  const now = await subscriptionOf(world);
  expect(now.items.data.map(({ price }) => price.id)).toEqual(["price_Lumen_team_month"]);
  expect(now.pending_update).not.toBeNull();
  const intentId = "another-intent-1";
  expect(await changePlan(token, { ...input, intentId })).toMatchObject({
    ok: false,
    error: { code: "not_allowed" },
  });
});

it("leaves a declined change pending, without a reason, if the key can't read payment intents", async () => {
  const world = await portalWorld();
  await payWith(world, customer, "pm_card_chargeCustomerFail");
  const asked = await preparePlanChange(world, "ada@example.com", business);
  const permissions = ["customer_read", "subscription_write", "invoice_write", "payment_method_read"];
  await world.admin("POST", "keys", {
    key: world.stripeKey,
    permissions: [...permissions, "product_read", "plan_read", "coupon_read"],
  });
  expect(await changePlan(asked.token, asked.input)).toMatchObject({
    ok: true,
    said: expect.stringMatching(/^Your payment of .* isn’t finished\./),
    event: { response: { outcome: "payment_required" } },
  });
});

it("notices that a change was declined even if Stripe's answer was lost, and discards the pending change", async () => {
  const world = await portalWorld();
  await payWith(world, customer, "pm_card_chargeCustomerFail");
  const { token, input } = await preparePlanChange(world, "ada@example.com", business);
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/subscriptions/${input.subscriptionId}` },
    times: 2,
    action: { type: "drop_after_commit" },
  });
  expect(await changePlan(token, input)).toMatchObject({ ok: false, error: { code: "payment_declined" } });
  expect((await subscriptionOf(world)).pending_update).toBeNull();
});
