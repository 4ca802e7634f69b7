import type Stripe from "stripe";
import { preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import type { SubscriptionView } from "./view-shape";

/**
 * Every discount has a row, whether it is on an item, the subscription or the customer. The row shows the currency that
 * the customer pays in.
 */

let world: PortalWorld;
beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
});
afterAll(stopPortalWorlds);

let count = 0;

async function subscribed(items: Stripe.SubscriptionCreateParams.Item[], more: object = {}) {
  const { stripe } = world;
  count += 1;
  const email = `customer${count}@example.com`;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: method } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
  return { email, customer, subscription: await stripe.subscriptions.create({ customer, items, ...more }) };
}

async function shownTo(email: string): Promise<SubscriptionView> {
  const answer = await viewReading(await world.visit(email));
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

const team = { price: "price_Lumen_team_month" };
const status = { price: "price_Lumen_status_month" };
const coupon = async (terms: Stripe.CouponCreateParams) => ({
  coupon: (await world.stripe.coupons.create({ duration: "forever", ...terms })).id,
});
const nextOf = ({ headline }: SubscriptionView) => /^Next payment (\S+) on /.exec(headline)?.[1];
const valuesOf = ({ details }: SubscriptionView, wanted: string) =>
  details.filter(({ label }) => label === wanted).map(({ value }) => value.replace(/ on [A-Z].+$/, ""));

it("shows the amount in the customer's currency, not in the coupon's default currency", async () => {
  const price = await world.stripe.prices.create({
    product: "prod_LumenTeam",
    currency: "usd",
    unit_amount: 4900,
    recurring: { interval: "month" },
    currency_options: { eur: { unit_amount: 4500 } },
  });
  const ten = await coupon({
    name: "Ten off",
    amount_off: 1000,
    currency: "usd",
    currency_options: { eur: { amount_off: 900 } },
  });
  const { email } = await subscribed([{ price: price.id }], { currency: "eur", discounts: [ten] });
  const shown = await shownTo(email);
  expect(valuesOf(shown, "Discount")).toEqual(["Ten off: €9.00 off"]);
  expect(nextOf(shown)).toBe("€36.00");
});

it("still shows a discount whose coupon was deleted", async () => {
  const gone = await coupon({ name: "Gone", percent_off: 10 });
  const { email } = await subscribed([team], { discounts: [gone] });
  await world.stripe.coupons.del(gone.coupon);
  expect(valuesOf(await shownTo(email), "Discount")).toEqual(["Gone: 10% off"]);
});

it("shows a row for a discount on one item, with the item's name", async () => {
  const half = await coupon({ name: "Half", percent_off: 50 });
  const { email } = await subscribed([team, { ...status, discounts: [half] }]);
  const shown = await shownTo(email);
  expect(valuesOf(shown, "Discount")).toEqual(["Half: 50% off Lumen Status Page"]);
  expect(nextOf(shown)).toBe("$53.50");
});

it("shows one row for each discount, first an item's discounts and then the subscription's", async () => {
  const [half, five] = [
    await coupon({ name: "Half", percent_off: 50 }),
    await coupon({ name: "Five", amount_off: 500, currency: "usd" }),
  ];
  const { email } = await subscribed([{ ...team, discounts: [half] }], { discounts: [five] });
  const shown = await shownTo(email);
  expect(valuesOf(shown, "Discount")).toEqual(["Half: 50% off", "Five: $5.00 off"]);
  expect(nextOf(shown)).toBe("$19.50");
});

it("says that a discount for another product takes nothing off", async () => {
  const only = await coupon({
    name: "Business launch",
    percent_off: 25,
    applies_to: { products: ["prod_LumenBusiness"] },
  });
  const { email } = await subscribed([team], { discounts: [only] });
  const shown = await shownTo(email);
  expect(valuesOf(shown, "Discount")).toEqual(["Business launch: nothing off your next charge"]);
  // The next charge has no sentence of its own, because it is exactly the price.
  expect([shown.price, shown.headline]).toEqual(["$49.00 per month", expect.stringMatching(/^Renews on /)]);
});

it.each<[string, () => Promise<object>, RegExp]>([
  [
    "only the price, without discount and tax",
    async () => ({ automatic_tax: { enabled: false } }),
    /Then \$149\.00 per month from [^(]+\.$/,
  ],
  [
    "only a discount",
    async () => ({ discounts: [await coupon({ percent_off: 10 })] }),
    /Then \$149\.00 per month \(\$134\.10 with discounts\) from .+\.$/,
  ],
  [
    "only a tax",
    async () => ({ default_tax_rates: [await vat(20)] }),
    /Then \$149\.00 per month \(\$178\.80 with tax\) from .+\.$/,
  ],
  [
    "only the price with a tax of 0%",
    async () => ({ default_tax_rates: [await vat(0)] }),
    /Then \$149\.00 per month from [^(]+\.$/,
  ],
  [
    "only the price with an included tax",
    async () => ({ default_tax_rates: [await vat(20, true)] }),
    /Then \$149\.00 per month from [^(]+\.$/,
  ],
  [
    "a discount and a tax",
    async () => ({ discounts: [await coupon({ percent_off: 10 })], default_tax_rates: [await vat(20)] }),
    /Then \$149\.00 per month \(\$160\.92 with discounts and tax\) from .+\.$/,
  ],
])("shows the effect of discounts and tax on another plan's price: %s", async (_what, terms, text) => {
  const { email } = await subscribed([team], await terms());
  const { preview } = await preparePlanChange(world, email, "price_Lumen_business_month");
  expect(preview.explanation).toMatch(text);
});

it("does not include another item in the cost of the new plan", async () => {
  const { email } = await subscribed([team, status], { default_tax_rates: [await vat(20)] });
  const { preview } = await preparePlanChange(world, email, "price_Lumen_business_month");
  expect(preview.explanation).toMatch(/Then \$149\.00 per month \(\$178\.80 with tax\) from .+\.$/);
});

const vat = async (percentage: number, inclusive = false) =>
  (await world.stripe.taxRates.create({ display_name: "VAT", inclusive, percentage })).id;

it("shows the amount of a coupon without a name, and never its ID", async () => {
  const unnamed = await coupon({ id: "k3yX9internal", percent_off: 20 });
  const { email } = await subscribed([team], { discounts: [unnamed] });
  const shown = await shownTo(email);
  expect(valuesOf(shown, "Discount")).toEqual(["20% off"]);
  expect(JSON.stringify(shown)).not.toContain("k3yX9internal");
});

it("treats a coupon's blank name like a missing name", async () => {
  const { email } = await subscribed([team], { discounts: [await coupon({ name: "  ", percent_off: 20 })] });
  expect(valuesOf(await shownTo(email), "Discount")).toEqual(["20% off"]);
});

it("names the product of an unnamed coupon, or says that the coupon takes nothing off", async () => {
  const own = await coupon({ id: "k3yX9item", percent_off: 20 });
  const other = await coupon({
    id: "k3yX9other",
    percent_off: 20,
    applies_to: { products: ["prod_LumenStarter"] },
  });
  const { email } = await subscribed([{ ...team, discounts: [own] }, status], { discounts: [other] });
  const shown = await shownTo(email);
  expect(valuesOf(shown, "Discount")).toEqual(["20% off Lumen Team", "Nothing off your next charge"]);
  expect(JSON.stringify(shown)).not.toContain("k3yX9");
});
