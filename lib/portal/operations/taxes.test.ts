import type Stripe from "stripe";
import { changePlan, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { openWorld, readResubscriptionPreview, resubscribe, viewOf } from "@/lib/testing/resubscribing";

/** The effects of the merchant's own tax rates on the prices that customers see and pay. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "new@example.com";

const makeRate = async (world: PortalWorld, percentage: number, inclusive = false) =>
  (await world.stripe.taxRates.create({ display_name: "VAT", inclusive, percentage })).id;

/** Creates a customer with the monthly Team plan, taxed at this rate and paid with a Visa card. */
async function subscribed(world: PortalWorld, rate: string) {
  const { id: customer } = await world.stripe.customers.create({ email });
  const { id: card } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const items = [{ price: "price_Lumen_team_month" }];
  return world.stripe.subscriptions.create({ customer, items, default_tax_rates: [rate] });
}

const read = (world: PortalWorld, id: string) =>
  world.stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
const invoiceOf = ({ latest_invoice: invoice }: Stripe.Subscription) => invoice as Stripe.Invoice;
const dollars = (amount: number) => `$${(amount / 100).toFixed(2)}`;
const ratesOf = ({ default_tax_rates: rates, items }: Stripe.Subscription) => ({
  ofAll: rates?.map(({ id }) => id),
  ofItems: items.data.map(({ tax_rates: own }) => own?.map(({ id }) => id)),
});
const untilNextMonth = (world: PortalWorld) => world.admin("POST", "clock", { advance: 32 * 86_400 });

it("shows the tax of an upgrade on its own line, and charges exactly the amount shown", async () => {
  const world = await portalWorld();
  const { id } = await subscribed(world, await makeRate(world, 20));
  const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_business_month");
  expect(preview.explanation).toContain("Then $149.00 per month ($178.80 with tax) from ");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  const invoice = invoiceOf(await read(world, id));
  const [tax] = invoice.total_taxes ?? [];
  expect(invoice).toMatchObject({ status: "paid", amount_paid: invoice.subtotal + (tax?.amount ?? 0) });
  expect(tax?.amount).toBeGreaterThan(0);
  const shown = preview.lines.map(({ label, amount }) => [label, amount]);
  expect(shown).toContainEqual(["Tax", dollars(tax?.amount ?? 0)]);
  expect(preview.lines.at(-1)).toMatchObject({ isTotal: true, amount: dollars(invoice.amount_paid) });
});

it("shows no separate line for a tax that is included in the price", async () => {
  const world = await portalWorld();
  const { id } = await subscribed(world, await makeRate(world, 20, true));
  const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_business_month");
  expect(preview.lines.map(({ label }) => label)).not.toContain("Tax");
  await changePlan(token, input);
  const invoice = invoiceOf(await read(world, id));
  expect(preview.lines.at(-1)).toMatchObject({ amount: dollars(invoice.amount_paid) });
});

it("shows the price with an item's tax rate and discount, and charges exactly that price", async () => {
  const world = await portalWorld();
  const { id } = await subscribed(world, await makeRate(world, 0));
  const [item] = (await read(world, id)).items.data;
  const { id: coupon } = await world.stripe.coupons.create({ percent_off: 50, duration: "forever" });
  await world.stripe.subscriptions.update(id, {
    default_tax_rates: "",
    items: [{ id: item?.id ?? "", tax_rates: [await makeRate(world, 20)], discounts: [{ coupon }] }],
  });
  const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_starter_month");
  expect(preview.explanation).toContain(", then $19.00 per month ($11.40 with discounts and tax).");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  await untilNextMonth(world);
  expect(invoiceOf(await read(world, id))).toMatchObject({ amount_paid: 1140 });
});

it("keeps the tax after a downgrade at the renewal", async () => {
  const world = await portalWorld();
  const { id } = await subscribed(world, await makeRate(world, 20));
  const { token, input } = await preparePlanChange(world, email, "price_Lumen_starter_month");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  await untilNextMonth(world);
  expect(invoiceOf(await read(world, id))).toMatchObject({ amount_paid: 2280, total_excluding_tax: 1900 });
});

it("copies the ended subscription's tax rates to the new one", async () => {
  const world = await openWorld();
  const [vat, local] = [await makeRate(world, 20), await makeRate(world, 5)];
  const former = await subscribed(world, vat);
  const [item] = former.items.data;
  await world.stripe.subscriptionItems.update(item?.id ?? "", { tax_rates: [vat, local] });
  await world.stripe.subscriptions.cancel(former.id);
  const token = await world.visit(email);
  const [ended] = await viewOf(token);
  const preview = await readResubscriptionPreview(token, former.id);
  expect(preview.lines).toContainEqual({ label: "Tax", amount: "$12.25", isTotal: false });
  expect(preview.confirm).toBe("Resubscribe and pay $61.25");
  const input = { intentId: ended?.intentId ?? "", subscriptionId: former.id, quote: preview.quote };
  expect(await resubscribe(token, input)).toSucceed();
  const { data } = await world.stripe.subscriptions.list({ customer: String(former.customer) });
  expect(data.map(ratesOf)).toEqual([{ ofAll: [vat], ofItems: [[vat, local]] }]);
  const started = await read(world, data[0]?.id ?? "");
  expect(invoiceOf(started)).toMatchObject({ status: "paid", amount_paid: 6125 });
});
