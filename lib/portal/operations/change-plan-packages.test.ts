import type Stripe from "stripe";
import { changePlan, firstOf, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";

/** Plans whose units are sold in packages of up to a hundred: 250 seats need three packages. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "packs@example.com";

async function tier({ stripe }: PortalWorld, name: string, price: Partial<Stripe.PriceCreateParams>) {
  const metadata = { sb_quantity_enabled: "true" };
  const { id: product } = await stripe.products.create({ name, unit_label: "seat", metadata });
  const { id } = await stripe.prices.create({
    product,
    currency: "usd",
    recurring: { interval: "month" },
    transform_quantity: { divide_by: 100, round: "up" },
    ...price,
  });
  return { productId: product, priceId: id };
}

/** A customer with 250 seats of Large for $90.00 a month. The same number costs $30.00 on Small and $150.00 on Huge. */
async function openWorld() {
  const world = await portalWorld();
  const { stripe } = world;
  const small = await tier(world, "Small", { unit_amount: 1000 });
  const large = await tier(world, "Large", { unit_amount: 3000 });
  const huge = await tier(world, "Huge", { unit_amount: 5000 });
  await world.saveTiers(
    [small, large, huge].map(({ productId, priceId }) => ({ productId, priceIds: [priceId] })),
  );
  const { id: customer } = await stripe.customers.create({ email });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  await stripe.subscriptions.create({ customer, items: [{ price: large.priceId, quantity: 250 }] });
  return { world, customer, small: small.priceId, huge: huge.priceId };
}

async function newestInvoice({ stripe }: PortalWorld, customer: string) {
  const [invoice] = (await stripe.invoices.list({ customer, limit: 1 })).data;
  return invoice;
}

it("shows each plan's price per package, and the total for all packages", async () => {
  const { world } = await openWorld();
  const shown = await firstOf(await world.visit(email));
  expect(shown.price).toBe("$90.00 per month for 250 seats");
  const period = "per month for 250 seats";
  expect(shown.changePlan?.plans).toMatchObject([
    { name: "Small", price: { amount: "$30.00", period } },
    { name: "Large", price: { amount: "$90.00", period } },
    { name: "Huge", price: { amount: "$150.00", period } },
  ]);
});

it("charges for a cheaper plan at the renewal, as the dialog and the steps say", async () => {
  const { world, customer, small } = await openWorld();
  const { token, preview, input } = await preparePlanChange(world, email, small);
  expect(preview).toMatchObject({ kind: "at_renewal", lines: [] });
  expect(preview.explanation).toMatch(
    /^Nothing due today\. You keep Large until .+, then \$30\.00 per month for 250 seats\.$/,
  );
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  expect((await firstOf(token)).steps).toMatchObject([
    { what: "Large, $90.00 per month for 250 seats" },
    { what: "Small, $30.00 per month for 250 seats" },
  ]);
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  expect(await newestInvoice(world, customer)).toMatchObject({ status: "paid", total: 3000 });
});

it("charges for a more expensive plan now and at each renewal, as the dialog says", async () => {
  const { world, customer, huge } = await openWorld();
  const { token, preview, input } = await preparePlanChange(world, email, huge);
  expect(preview).toMatchObject({ kind: "now", confirm: "Change plan and pay $60.00" });
  expect(preview.lines).toMatchObject([
    { label: expect.stringMatching(/^Huge until /), amount: "$150.00" },
    { label: "Unused time on Large", amount: "−$90.00" },
    { label: "Due today", amount: "$60.00" },
  ]);
  expect(preview.explanation).toMatch(/^Then \$150\.00 per month for 250 seats from .+\.$/);
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  expect(await newestInvoice(world, customer)).toMatchObject({ status: "paid", total: 6000 });
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  expect(await newestInvoice(world, customer)).toMatchObject({ status: "paid", total: 15_000 });
});
