import type Stripe from "stripe";
import { changePlan, readPlanPreview } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { languageChoice, quantityReading, viewReading } from "@/lib/testing/readings";

/** For some currencies, Intl and Stripe use different minor units. Every text shows the amount that Stripe charges. */

let world: PortalWorld;
beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
  await world.saveSettings({ changePlan: true, quantityManagement: true, languageMenu: true });
});
afterAll(stopPortalWorlds);

let count = 0;
const currencies = "ugx isk huf lak afn all cop idr lbp mmk pkr yer".split(" ");
const isWhole = (currency: string) => currency === "ugx" || currency === "isk";

/** The amount of this many units of the currency, written in English. */
function written(currency: string, units: number): string {
  const digits = isWhole(currency) ? 0 : 2;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${currency.toUpperCase()}\u00a0${units.toLocaleString("en-US", format)}`;
}

/** Creates a product sold per seat, at this many whole units of the currency a month. */
async function seats(name: string, currency: string, units: number) {
  const metadata = { sb_quantity_enabled: "true" };
  const { id: product } = await world.stripe.products.create({ name, unit_label: "seat", metadata });
  const price = await world.stripe.prices.create({
    ...{ product, currency, unit_amount: units * 100, recurring: { interval: "month" } },
  });
  return { productId: product, priceIds: [price.id] as [string] };
}

/** Creates a subscription to two seats for 2,000 each, minus 300, plus 10% tax. The customer has a credit of 90. */
async function subscribed(currency: string, price: string) {
  const { stripe } = world;
  count += 1;
  const email = `${currency}${count}@example.com`;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const off = await stripe.coupons.create({ amount_off: 30_000, currency, duration: "forever" });
  const vat = await stripe.taxRates.create({ display_name: "VAT", percentage: 10, inclusive: false });
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price, quantity: 2 }],
    discounts: [{ coupon: off.id }],
    default_tax_rates: [vat.id],
  });
  await stripe.customers.createBalanceTransaction(customer, { amount: -9000, currency });
  return { email, id: subscription.id };
}

it.each(currencies)("shows and charges the same amounts in every text: %s", async (currency) => {
  const [mid, high] = [await seats("Mid", currency, 2000), await seats("High", currency, 4000)];
  await world.saveTiers([mid, high]);
  const { email, id } = await subscribed(currency, mid.priceIds[0]);
  const token = await world.visit(email);
  const view = await viewReading(token);
  if (!view.ok) throw new Error(view.error.message);
  const say = (units: number) => written(currency, units);
  const [shown] = view.value.subscriptions;
  expect(shown?.price).toBe(`${say(4000)} per month`);
  expect(shown?.details).toContainEqual(expect.objectContaining({ value: `2 at ${say(2000)} each` }));
  expect(shown?.details).toContainEqual(
    expect.objectContaining({ label: "Discount", value: `${say(300)} off` }),
  );
  expect(shown?.headline).toContain(`Next payment ${say(3980)} on `);
  expect(view.value.customer?.balance).toContain(say(90));
  expect(view.value.invoices.rows[0]).toMatchObject({ amount: say(4070) });

  const more = await quantityReading(token, { subscriptionId: id, quantity: 3 });
  expect(more.ok && more.value.explanation).toContain(`${say(6000)} per month`);

  const { quote, confirm, lines } = await readPlanPreview(token, id, high.priceIds[0]);
  const due = lines.find(({ isTotal }) => isTotal)?.amount ?? "";
  expect(confirm.endsWith(due)).toBe(true);
  const input = { intentId: "intent-of-currencies", subscriptionId: id, priceId: high.priceIds[0], quote };
  expect(await changePlan(token, input)).toMatchObject({ ok: true });
  const { latest_invoice } = await world.stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
  expect(say((latest_invoice as Stripe.Invoice).amount_paid / 100)).toBe(due);
});

it.each(currencies)("writes the same digits in every language: %s", async (currency) => {
  const plan = await seats("Only", currency, 2000);
  const { email } = await subscribed(currency, plan.priceIds[0]);
  const token = await world.visit(email);
  for (const language of ["ar", "de", "ja", "pl", "pt-BR"] as const) {
    await languageChoice(token, { language });
    const view = await viewReading(token);
    const price = view.ok ? (view.value.subscriptions[0]?.price ?? "") : "";
    const figures = price.replace(/\D/g, "");
    expect([language, figures]).toEqual([language, isWhole(currency) ? "4000" : "400000"]);
  }
});
