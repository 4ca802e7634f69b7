import type Stripe from "stripe";
import { changePlan, firstOf, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { resubscribeReading } from "@/lib/testing/readings";
import { resubscribe } from "@/lib/testing/resubscribing";

/** Noor pays for Team in euros, at a price whose default currency is the dollar. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const noor = "noor@example.com";
const customer = "cus_LumenNoor";
const team = "price_Lumen_team_month";
const business = "price_Lumen_business_month";
const starter = "price_Lumen_starter_month";
const studio = { productId: "prod_LumenStudio", priceIds: ["price_Lumen_studio_month"] };
const openWorld = () => portalWorld("test", "several-currencies");

async function subscriptionOf({ stripe }: PortalWorld): Promise<Stripe.Subscription> {
  const { data } = await stripe.subscriptions.list({
    customer,
    status: "all",
    expand: ["data.latest_invoice"],
  });
  const [subscription] = data;
  if (!subscription) throw new Error("Noor has no subscription.");
  return subscription;
}

const invoiceOf = async (world: PortalWorld) =>
  (await subscriptionOf(world)).latest_invoice as Stripe.Invoice;

it("shows payments, the next charge and every plan in the customer's currency", async () => {
  const world = await openWorld();
  const shown = await firstOf(await world.visit(noor));
  expect(shown.price).toBe("€45.00 per month");
  expect(shown.headline).toMatch(/^Renews on /);
  expect(shown.changePlan?.plans.map(({ price }) => `${price.amount} ${price.period}`).sort()).toEqual([
    "€1,390.00 per year",
    "€139.00 per month",
    "€17.00 per month",
    "€170.00 per year",
    "€45.00 per month",
    "€450.00 per year",
  ]);
});

it("upgrades in the customer's currency, and charges exactly the amount shown", async () => {
  const world = await openWorld();
  const { token, preview, input } = await preparePlanChange(world, noor, business);
  const due = preview.lines.find(({ isTotal }) => isTotal)?.amount;
  expect(preview.confirm).toBe(`Change plan and pay ${due}`);
  expect(preview.explanation).toContain("€139.00 per month");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  const { currency, amount_paid: paid } = await invoiceOf(world);
  expect([currency, `€${(paid / 100).toFixed(2)}`]).toEqual(["eur", due]);
});

it("schedules a downgrade with a code, and charges the discounted price in the customer's currency", async () => {
  const world = await openWorld();
  await world.saveSettings({ changePlan: true, coupon: true });
  const { token, preview, input } = await preparePlanChange(world, noor, starter, "EUROS");
  expect(preview.note).toBe("EUROS: €5.00 off one invoice.");
  expect(preview.explanation).toContain("€17.00 per month");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  expect((await firstOf(token)).headline).toMatch(
    /^Next payment €12\.00 on (.+)\nChanges to Lumen Starter on \1$/,
  );
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  expect(await subscriptionOf(world)).toMatchObject({
    currency: "eur",
    items: { data: [{ price: { id: starter } }] },
  });
  expect(await invoiceOf(world)).toMatchObject({ currency: "eur", amount_paid: 1200 });
});

it("neither offers nor accepts a plan that isn't sold in the subscription's currency", async () => {
  const world = await openWorld();
  const { token, input } = await preparePlanChange(world, noor, business);
  await world.saveTiers([{ productId: "prod_LumenTeam", priceIds: [team] }, studio]);
  await world.admin("DELETE", "requests");
  const answer = await changePlan(token, { ...input, priceId: "price_Lumen_studio_month" });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await world.changes()).toEqual([]);
  const shown = await firstOf(token);
  expect(shown.actions).not.toContain("change_plan");
  expect(shown.details).toContainEqual({
    label: "Other plans",
    value: "Not sold in EUR, the currency you pay in.",
  });
});

describe("restarting", () => {
  async function ended(world: PortalWorld, choice = false) {
    await world.saveSettings({ changePlan: true, resubscribe: true, changePlanWhenCanceled: choice });
    const { id } = await subscriptionOf(world);
    await world.stripe.subscriptions.cancel(id);
    return id;
  }

  async function quoted(world: PortalWorld, subscriptionId: string, priceId = "") {
    const token = await world.visit(noor);
    const answer = await resubscribeReading(token, { subscriptionId });
    const preview = answer.ok ? answer.value.find((one) => one.priceId === priceId) : undefined;
    const intentId = `intent-of-${subscriptionId}`;
    const input = { intentId, subscriptionId, quote: preview?.quote, ...(priceId && { priceId }) };
    return { token, answer, preview, input };
  }

  it("charges in the former currency if no other subscription is running", async () => {
    const world = await openWorld();
    const { token, preview, input } = await quoted(world, await ended(world));
    expect(preview?.confirm).toBe("Resubscribe and pay €45.00");
    expect(await resubscribe(token, input)).toSucceed();
    expect(await invoiceOf(world)).toMatchObject({ currency: "eur", amount_paid: 4500 });
  });

  it("charges in the currency of the running subscription, whether the former plan or another one is chosen", async () => {
    const world = await openWorld();
    const former = await ended(world, true);
    await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_status_month" }] });
    const { token, answer, input } = await quoted(world, former, business);
    expect(answer.ok && answer.value.map(({ confirm }) => confirm)).toEqual(
      expect.arrayContaining(["Resubscribe and pay $49.00", "Resubscribe and pay $149.00"]),
    );
    expect(await resubscribe(token, input)).toSucceed();
    expect(await invoiceOf(world)).toMatchObject({ currency: "usd", amount_paid: 14900 });
  });

  it("is refused with an explanation if the price isn't sold in the running subscription's currency", async () => {
    const world = await openWorld();
    const former = await ended(world);
    await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_team_month_kwd" }] });
    await world.stripe.products.create({ id: "prod_other", name: "Other" });
    const { data } = await world.stripe.subscriptions.list({ customer });
    const dinars = await world.stripe.prices.create({
      product: "prod_other",
      currency: "kwd",
      unit_amount: 1000,
      recurring: { interval: "month" },
    });
    await world.stripe.subscriptions.update(data[0]?.id ?? "", {
      items: [{ id: data[0]?.items.data[0]?.id ?? "", price: dinars.id }],
      proration_behavior: "none",
    });
    const { answer } = await quoted(world, former);
    expect(answer).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("You already pay in another currency.") },
    });
  });
});
