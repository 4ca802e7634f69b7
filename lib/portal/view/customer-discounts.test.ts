import type Stripe from "stripe";
import { firstOf } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { couponReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import { applyCoupon as operation } from "../operations/apply-coupon";
import type { SubscriptionView } from "./view-shape";

/**
 * A discount of the customer, which only older versions of Stripe's API could create. It applies to each subscription
 * without a discount of its own.
 */

const applyCoupon = frontDoor(operation);

let world: PortalWorld;
beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
  await world.saveSettings({ coupon: true });
});
afterAll(stopPortalWorlds);

let count = 0;

/** Creates a customer with this discount and a subscription for $49.00 a month. */
async function discounted(terms: Stripe.CouponCreateParams, more: object = {}) {
  const { stripe } = world;
  count += 1;
  const email = `discounted${count}@example.com`;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: method } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
  const { id: coupon } = await stripe.coupons.create({ duration: "forever", ...terms });
  await world.admin("POST", "discounts", { customer, coupon });
  const items = [{ price: "price_Lumen_team_month" }];
  const { id } = await stripe.subscriptions.create({ customer, items, ...more });
  return { id, customer, token: await world.visit(email) };
}

const nextOf = ({ headline }: SubscriptionView) => /^Next payment (\S+) on /.exec(headline)?.[1];
const rowsOf = ({ details }: SubscriptionView) =>
  details.filter(({ label }) => label === "Discount").map(({ value }) => value);

it("a customer's discount has a row, and reduces the next payment", async () => {
  const { token } = await discounted({ name: "Old friend", percent_off: 20 });
  const shown = await firstOf(token);
  expect([rowsOf(shown), nextOf(shown)]).toEqual([["Old friend: 20% off"], "$39.20"]);
});

it("a customer's discount has no effect in another currency, and its row says so", async () => {
  const { token } = await discounted({ name: "Old friend", amount_off: 1000, currency: "eur" });
  const shown = await firstOf(token);
  expect(rowsOf(shown)).toEqual(["Old friend: nothing off your next charge"]);
  expect(nextOf(shown)).toBeUndefined();
});

it("a customer's discount has no row if the subscription has a discount of its own", async () => {
  const { id: own } = await world.stripe.coupons.create({
    name: "Own",
    duration: "forever",
    amount_off: 500,
    currency: "usd",
  });
  const { token } = await discounted(
    { name: "Old friend", percent_off: 20 },
    { discounts: [{ coupon: own }] },
  );
  const shown = await firstOf(token);
  expect([rowsOf(shown), nextOf(shown)]).toEqual([["Own: $5.00 off"], "$44.00"]);
});

it("a customer's discount stays when a code is added, although Stripe would drop the discount", async () => {
  const { token } = await discounted({ name: "Old friend", percent_off: 20 });
  const { id: subscriptionId, intentId } = await firstOf(token);
  const preview = await couponReading(token, { subscriptionId, code: "FOREVER10" });
  if (!preview.ok) throw new Error(preview.error.message);
  expect(preview.value.explanation).toMatch(/Next payment \$35\.28 on .+, instead of \$39\.20\.$/);
  expect(await applyCoupon(token, { subscriptionId, intentId, quote: preview.value.quote })).toSucceed();
  const shown = await firstOf(token);
  expect([rowsOf(shown), nextOf(shown)]).toEqual([
    ["Old friend: 20% off", expect.stringContaining("10% off")],
    "$35.28",
  ]);
});

it("a customer's discount disappears from the page after the merchant removes it", async () => {
  const { token, customer } = await discounted({ name: "Old friend", percent_off: 20 });
  await world.stripe.customers.deleteDiscount(customer);
  expect(rowsOf(await firstOf(token))).toEqual([]);
});
