import type Stripe from "stripe";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { resubscribeReading, viewReading } from "@/lib/testing/readings";
import type { SubscriptionView } from "./view-shape";

/** Prices of every kind are shown as Stripe charges them. */

let world: PortalWorld;
let product: string;
beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
  product = (await world.stripe.products.create({ name: "Lumen Studio", unit_label: "seat" })).id;
});
afterAll(stopPortalWorlds);

type Terms = Partial<Stripe.PriceCreateParams>;
const monthly = { interval: "month" } as const;
const tiers = (...of: [upTo: number | "inf", unit: number, flat?: number][]) =>
  of.map(([up_to, unit_amount, flat_amount]) => ({
    up_to,
    unit_amount,
    ...(flat_amount !== undefined && { flat_amount }),
  }));
const perSeat = tiers([5, 1000], [20, 800], ["inf", 600]);
const tiered = (tiers_mode: "graduated" | "volume", of: typeof perSeat): Terms => ({
  billing_scheme: "tiered",
  tiers_mode,
  tiers: of,
});
const decimal = (text: string): Terms => ({ unit_amount_decimal: text as unknown as Stripe.Decimal });

let count = 0;

async function subscribed(
  terms: Terms,
  quantity: number,
  more: Partial<Stripe.SubscriptionCreateParams> = {},
) {
  const { stripe } = world;
  count += 1;
  const email = `customer${count}@example.com`;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: method } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
  const price = await stripe.prices.create({ product, currency: "usd", recurring: monthly, ...terms });
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price: price.id, quantity }],
    expand: ["latest_invoice"],
    ...more,
  });
  return { email, price, subscription, charged: (subscription.latest_invoice as Stripe.Invoice).total };
}

async function shownTo(email: string): Promise<SubscriptionView> {
  const answer = await viewReading(await world.visit(email));
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

const factOf = ({ details }: SubscriptionView, label: string) =>
  details.find((fact) => fact.label === label)?.value;

it.each<[string, Terms, number, number, string, string | undefined]>([
  [
    "packages",
    { unit_amount: 1000, transform_quantity: { divide_by: 100, round: "up" } },
    250,
    3000,
    "$30.00 per month for 250 seats",
    "$10.00 per 100 seats",
  ],
  [
    "graduated tiers",
    tiered("graduated", perSeat),
    7,
    6600,
    "$66.00 per month for 7 seats",
    "First 5 seats: $10.00 each; 6 to 20 seats: $8.00 each; from 21 seats: $6.00 each",
  ],
  [
    "volume tiers",
    tiered("volume", perSeat),
    7,
    5600,
    "$56.00 per month for 7 seats",
    "Up to 5 seats: $10.00 each; 6 to 20 seats: $8.00 each; from 21 seats: $6.00 each; the rate you reach applies to all of them",
  ],
  [
    "flat tiers",
    tiered("volume", tiers([5, 0, 2000], ["inf", 0, 5000])),
    7,
    5000,
    "$50.00 per month for 7 seats",
    "Up to 5 seats: $20.00; from 6 seats: $50.00; the rate you reach applies to all of them",
  ],
  ["a decimal amount", decimal("1999.5"), 2, 3999, "2 × $19.995 per month", undefined],
  ["fractions of a cent", decimal("0.04"), 250000, 10000, "250,000 × $0.0004 per month", undefined],
  ["many units", { unit_amount: 1000 }, 12000, 12000000, "$120,000.00 per month", undefined],
])("shows exactly what is charged for %s", async (_what, terms, quantity, total, price, pricing) => {
  const { email, charged } = await subscribed(terms, quantity);
  const shown = await shownTo(email);
  expect([charged, shown.price, factOf(shown, "Pricing")]).toEqual([total, price, pricing]);
});

it("shows tiers in the currency that the customer pays in", async () => {
  const eur = { tiers: tiers([5, 900], ["inf", 700]) };
  const terms = { ...tiered("graduated", perSeat), currency_options: { eur } } as Terms;
  const { email, charged } = await subscribed(terms, 7, { currency: "eur" });
  const shown = await shownTo(email);
  expect([charged, shown.price, factOf(shown, "Pricing")]).toEqual([
    5900,
    "€59.00 per month for 7 seats",
    "First 5 seats: €9.00 each; from 6 seats: €7.00 each",
  ]);
});

async function metered(terms: Terms, used: number) {
  const { stripe } = world;
  count += 1;
  const email = `customer${count}@example.com`;
  const event_name = `requests_${count}`;
  const meter = await stripe.billing.meters.create({
    display_name: "Requests",
    event_name,
    default_aggregation: { formula: "sum" },
  });
  const { id: customer } = await stripe.customers.create({ email });
  const { id: method } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
  const { id: requests } = await stripe.products.create({ name: "Requests", unit_label: "request" });
  const recurring = { ...monthly, usage_type: "metered" as const, meter: meter.id };
  const price = await stripe.prices.create({ product: requests, currency: "usd", ...terms, recurring });
  await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
  await world.admin("POST", "clock", { advance: 60 });
  await stripe.billing.meterEvents.create({
    event_name,
    payload: { stripe_customer_id: customer, value: String(used) },
  });
  await world.admin("POST", "clock", { advance: 60 });
  return email;
}

it.each<[string, Terms, number, string, string]>([
  ["fractions of a cent", decimal("0.04"), 1_240_000, "$0.0004 per request", "1,240,000 requests, $496.00"],
  [
    "packages",
    { unit_amount: 1000, transform_quantity: { divide_by: 1000, round: "up" } },
    1500,
    "$10.00 per 1,000 requests",
    "1,500 requests, $20.00",
  ],
  [
    "a free first tier",
    tiered("graduated", tiers([1000, 0], ["inf", 2])),
    1500,
    "Free up to 1,000 requests, then from $0.02 per request",
    "1,500 requests, $10.00",
  ],
  ["no usage so far", { unit_amount: 2 }, 0, "$0.02 per request", "0 requests, $0.00"],
])("shows the usage so far and its cost: %s", async (_what, terms, used, price, usage) => {
  const shown = await shownTo(await metered(terms, used));
  expect([shown.price, factOf(shown, "Used so far")]).toEqual([price, usage]);
});

describe("restarting", () => {
  beforeAll(() => world.saveSettings({ resubscribe: true }));

  async function again(terms: Terms, quantity: number, archive = false) {
    const { email, subscription, price } = await subscribed(terms, quantity);
    await world.stripe.subscriptions.cancel(subscription.id);
    if (archive) {
      await world.stripe.prices.create({ product, currency: "usd", recurring: monthly, ...terms });
      await world.stripe.prices.update(price.id, { active: false });
    }
    const answer = await resubscribeReading(await world.visit(email), { subscriptionId: subscription.id });
    const preview = answer.ok ? answer.value[0] : undefined;
    return [preview?.lines.at(-1)?.amount, /Then (.+?) from /.exec(preview?.explanation ?? "")?.[1]];
  }

  it.each<[string, Terms, number, string, string]>([
    [
      "packages",
      { unit_amount: 1000, transform_quantity: { divide_by: 100, round: "up" } },
      250,
      "$30.00",
      "$30.00 per month for 250 seats",
    ],
    ["volume tiers", tiered("volume", perSeat), 7, "$56.00", "$56.00 per month for 7 seats"],
    ["a decimal amount", decimal("1999.5"), 2, "$39.99", "2 × $19.995 per month"],
  ])("shows the price for %s, without a discount or tax", async (_what, terms, quantity, today, then) => {
    expect(await again(terms, quantity)).toEqual([today, then]);
  });

  it("uses another price with the same packages if the former price is no longer sold", async () => {
    const packages = { unit_amount: 4300, transform_quantity: { divide_by: 7, round: "up" as const } };
    expect(await again(packages, 10, true)).toEqual(["$86.00", "$86.00 per month for 10 seats"]);
  });

  it("doesn't use a price that charges the same amount for a different number of units", async () => {
    const { email, subscription, price } = await subscribed({ unit_amount: 4700 }, 3);
    await world.stripe.subscriptions.cancel(subscription.id);
    const transform_quantity = { divide_by: 10, round: "up" } as const;
    await world.stripe.prices.create({
      product,
      currency: "usd",
      recurring: monthly,
      unit_amount: 4700,
      transform_quantity,
    });
    await world.stripe.prices.update(price.id, { active: false });
    expect(
      await resubscribeReading(await world.visit(email), { subscriptionId: subscription.id }),
    ).toMatchObject({ ok: false, error: { message: expect.stringContaining("no longer offered") } });
  });
});
