import type Stripe from "stripe";
import { changePlan, firstOf, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";

/** Changes the plan of Selma's five seats, which cost $59.00 each and $295.00 in total. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const selma = "selma@example.com";
const customer = "cus_LumenSelma";
const studio = "prod_LumenStudio";
const team = "prod_LumenTeam";
const counted = { sb_quantity_enabled: "true" };

async function openWorld() {
  const world = await portalWorld("test", "seats");
  await world.saveTiers([
    { productId: studio, priceIds: ["price_Lumen_studio_month", "price_Lumen_studio_year"] },
    { productId: team, priceIds: ["price_Lumen_team_month", "price_Lumen_team_year"] },
    {
      productId: "prod_LumenBusiness",
      priceIds: ["price_Lumen_business_month", "price_Lumen_business_year"],
    },
  ]);
  return world;
}

async function subscriptionOf(world: PortalWorld): Promise<Stripe.Subscription> {
  const { data } = await world.stripe.subscriptions.list({ customer, expand: ["data.latest_invoice"] });
  const [subscription] = data;
  if (!subscription) throw new Error("Selma has no subscription.");
  return subscription;
}

async function itemsOf(world: PortalWorld) {
  return (await subscriptionOf(world)).items.data.map(({ price, quantity }) => [price.id, quantity]);
}

const untilNextMonth = (world: PortalWorld) => world.admin("POST", "clock", { advance: 32 * 86_400 });

it("charges a plan without units once, not per seat, and treats the change as a downgrade", async () => {
  const world = await openWorld();
  const { token, preview, input } = await preparePlanChange(world, selma, "price_Lumen_business_month");
  expect(preview).toMatchObject({ kind: "at_renewal", lines: [] });
  expect(preview.explanation).toContain(", then $149.00 per month.");
  expect(preview.explanation).toContain("Lumen Business has one price for any number of seats.");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  expect(await itemsOf(world)).toEqual([["price_Lumen_studio_month", 5]]);
  await untilNextMonth(world);
  expect(await itemsOf(world)).toEqual([["price_Lumen_business_month", 1]]);
  expect((await subscriptionOf(world)).latest_invoice).toMatchObject({ amount_due: 14900 });
});

it("charges a plan without units that starts now once, not per seat, and exactly the amount shown", async () => {
  const world = await openWorld();
  const { token, preview, input } = await preparePlanChange(world, selma, "price_Lumen_business_year");
  const due = preview.lines.find(({ isTotal }) => isTotal)?.amount;
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  expect(await itemsOf(world)).toEqual([["price_Lumen_business_year", 1]]);
  const invoice = (await subscriptionOf(world)).latest_invoice as Stripe.Invoice;
  expect(
    `$${new Intl.NumberFormat("en", { minimumFractionDigits: 2 }).format(invoice.amount_paid / 100)}`,
  ).toBe(due);
  expect(invoice.amount_paid).toBeLessThan(149000);
});

it("shows the price of each plan for the number of units it would have", async () => {
  const world = await openWorld();
  const { changePlan: shown } = await firstOf(await world.visit(selma));
  expect(shown?.plans.map(({ price }) => `${price.amount} ${price.period}`).sort()).toEqual([
    "$1,490.00 per year",
    "$149.00 per month",
    "$49.00 per month",
    "$490.00 per year",
    "5 × $59.00 per month",
    "5 × $590.00 per year",
  ]);
});

it("keeps the number of units if both plans have units, whether the change applies now or at the renewal", async () => {
  const world = await openWorld();
  await world.stripe.products.update(team, { metadata: counted, unit_label: "seat" });
  const { token, preview, input } = await preparePlanChange(world, selma, "price_Lumen_team_month");
  expect(preview).toMatchObject({ kind: "at_renewal" });
  expect(preview.explanation).toContain("5 × $49.00 per month");
  await changePlan(token, input);
  await untilNextMonth(world);
  expect(await itemsOf(world)).toEqual([["price_Lumen_team_month", 5]]);
  const up = await preparePlanChange(world, selma, "price_Lumen_studio_month");
  expect(up.preview.kind).toBe("now");
  expect(await changePlan(up.token, up.input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  expect(await itemsOf(world)).toEqual([["price_Lumen_studio_month", 5]]);
});

it("raises the number of units to the new plan's minimum and says so, and offers no plan whose maximum is too low", async () => {
  const world = await openWorld();
  await world.stripe.products.update(team, {
    metadata: { ...counted, sb_quantity_min: "4", sb_quantity_step: "4" },
    unit_label: "seat",
  });
  await world.stripe.products.update("prod_LumenBusiness", {
    metadata: { ...counted, sb_quantity_max: "4" },
  });
  const { token, subscription, preview, input } = await preparePlanChange(
    world,
    selma,
    "price_Lumen_team_month",
  );
  expect(subscription.changePlan?.plans.map(({ name }) => name)).not.toContain("Lumen Business");
  // Eight seats at $49.00 cost more than five at $59.00.
  expect(preview.kind).toBe("now");
  expect(preview.explanation).toContain("You’ll have 8 seats on Lumen Team.");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  expect(await itemsOf(world)).toEqual([["price_Lumen_team_month", 8]]);
});

it("starts with one unit if the previous plan had none", async () => {
  const world = await openWorld();
  const { id } = await subscriptionOf(world);
  await world.stripe.subscriptions.cancel(id);
  await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_team_month" }] });
  const { token, preview, input } = await preparePlanChange(world, selma, "price_Lumen_studio_month");
  expect(preview.kind).toBe("now");
  expect(await changePlan(token, input)).toSucceed();
  expect(await itemsOf(world)).toEqual([["price_Lumen_studio_month", 1]]);
});

it("keeps a quantity that the merchant set on a plan without units", async () => {
  const world = await openWorld();
  const { id } = await subscriptionOf(world);
  await world.stripe.subscriptions.cancel(id);
  await world.stripe.subscriptions.create({
    customer,
    items: [{ price: "price_Lumen_team_month", quantity: 3 }],
  });
  const { token, preview, input } = await preparePlanChange(world, selma, "price_Lumen_business_month");
  expect(preview.explanation).toContain("3 × $149.00 per month");
  expect(await changePlan(token, input)).toSucceed();
  expect(await itemsOf(world)).toEqual([["price_Lumen_business_month", 3]]);
});

it("schedules nothing if the number of units has changed since it was shown", async () => {
  const world = await openWorld();
  const { token, input } = await preparePlanChange(world, selma, "price_Lumen_business_month");
  // From here on, Studio has no units, so its quantity of five would carry over to Business.
  await world.stripe.products.update(studio, { metadata: { sb_quantity_enabled: "" } });
  // The catalogue is cached for a minute while the service stays the same, so this changes the service.
  await world.saveTiers([
    { productId: studio, priceIds: ["price_Lumen_studio_month"] },
    { productId: "prod_LumenBusiness", priceIds: ["price_Lumen_business_month"] },
  ]);
  await world.admin("DELETE", "requests");
  expect(await changePlan(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it("takes a code's discount off a plan that is charged once, not per seat", async () => {
  const world = await openWorld();
  await world.saveSettings({ changePlan: true, coupon: true });
  const { token, preview, input } = await preparePlanChange(
    world,
    selma,
    "price_Lumen_business_year",
    "WELCOME20",
  );
  const due = preview.lines.find(({ isTotal }) => isTotal)?.amount;
  expect(await changePlan(token, input)).toSucceed();
  expect(await itemsOf(world)).toEqual([["price_Lumen_business_year", 1]]);
  const { amount_paid: paid } = (await subscriptionOf(world)).latest_invoice as Stripe.Invoice;
  expect(`$${(paid / 100).toFixed(2)}`).toBe(due?.replace(",", ""));
});
