import type Stripe from "stripe";
import { changePlan, firstOf, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";

/** Plan changes in every state of a subscription, and their effects later on. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "new@example.com";

/** Creates a customer with one subscription: by default, to the monthly Team plan, paid with a Visa card. */
async function subscribed(
  world: PortalWorld,
  {
    card = "pm_card_visa" as string | null,
    ...more
  }: Partial<Stripe.SubscriptionCreateParams> & { card?: string | null } = {},
) {
  const { id: customer } = await world.stripe.customers.create({ email });
  if (card) {
    const { id } = await world.stripe.paymentMethods.attach(card, { customer });
    await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  }
  const items = [{ price: "price_Lumen_team_month" }];
  const { id } = await world.stripe.subscriptions.create({ customer, items, ...more });
  await world.admin("DELETE", "requests");
  return id;
}

const read = (world: PortalWorld, id: string) =>
  world.stripe.subscriptions.retrieve(id, { expand: ["latest_invoice", "schedule"] });
const pricesOf = ({ items }: Stripe.Subscription) => items.data.map(({ price }) => price.id);
const invoiceOf = ({ latest_invoice: invoice }: Stripe.Subscription) => {
  if (!invoice || typeof invoice === "string") throw new Error("The invoice was not expanded.");
  return invoice;
};
const untilNextMonth = (world: PortalWorld) => world.admin("POST", "clock", { advance: 32 * 86_400 });

it("starts a downgrade at the renewal, and charges the lower price only from then on", async () => {
  const world = await portalWorld();
  const id = await subscribed(world);
  const { token, input } = await preparePlanChange(world, email, "price_Lumen_starter_month");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  expect(pricesOf(await read(world, id))).toEqual(["price_Lumen_team_month"]);
  await untilNextMonth(world);
  const renewed = await read(world, id);
  expect(pricesOf(renewed)).toEqual(["price_Lumen_starter_month"]);
  expect(invoiceOf(renewed)).toMatchObject({ status: "paid", amount_paid: 1900 });
  await untilNextMonth(world);
  expect(invoiceOf(await read(world, id))).toMatchObject({ status: "paid", amount_paid: 1900 });
  expect((await read(world, id)).schedule).toBeNull();
});

it("switches from yearly to monthly when the year ends, without a credit", async () => {
  const world = await portalWorld();
  const id = await subscribed(world, { items: [{ price: "price_Lumen_team_year" }] });
  const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_team_month");
  expect(preview).toMatchObject({ kind: "at_renewal", lines: [] });
  await changePlan(token, input);
  await world.admin("POST", "clock", { advance: 300 * 86_400 });
  expect(pricesOf(await read(world, id))).toEqual(["price_Lumen_team_year"]);
  await world.admin("POST", "clock", { advance: 67 * 86_400 });
  const renewed = await read(world, id);
  expect(pricesOf(renewed)).toEqual(["price_Lumen_team_month"]);
  expect(invoiceOf(renewed)).toMatchObject({ status: "paid", amount_paid: 4900 });
});

it("replaces a scheduled change with another one, and then with an immediate upgrade", async () => {
  const world = await portalWorld();
  const id = await subscribed(world, { items: [{ price: "price_Lumen_team_year" }] });
  const first = await preparePlanChange(world, email, "price_Lumen_starter_month");
  await changePlan(first.token, first.input);
  const second = await preparePlanChange(world, email, "price_Lumen_team_month");
  expect(await changePlan(second.token, second.input)).toSucceed();
  expect((await firstOf(second.token)).headline).toMatch(/^Changes to Lumen Team on /);
  const third = await preparePlanChange(world, email, "price_Lumen_business_year");
  expect(await changePlan(third.token, third.input)).toMatchObject({
    event: { response: { outcome: "applied" } },
  });
  const upgraded = await read(world, id);
  expect(pricesOf(upgraded)).toEqual(["price_Lumen_business_year"]);
  expect(upgraded.schedule).toBeNull();
});

it("switches the price during a trial without moving the trial's end, and then charges the new price", async () => {
  const world = await portalWorld();
  const id = await subscribed(world, { trial_period_days: 14 });
  const before = await read(world, id);
  const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_business_month");
  expect(preview).toMatchObject({ confirm: "Change to Lumen Business", lines: [] });
  expect(preview.explanation).toMatch(/^Your trial runs until .*, then \$149\.00 per month\.$/);
  await changePlan(token, input);
  const changed = await read(world, id);
  expect(changed).toMatchObject({ status: "trialing", trial_end: before.trial_end });
  await world.admin("POST", "clock", { advance: 15 * 86_400 });
  expect(invoiceOf(await read(world, id))).toMatchObject({ status: "paid", amount_paid: 14_900 });
});

it("schedules a downgrade after a trial has ended, without starting a second trial", async () => {
  const world = await portalWorld();
  const id = await subscribed(world, { trial_period_days: 14 });
  await world.admin("POST", "clock", { advance: 15 * 86_400 });
  const down = await preparePlanChange(world, email, "price_Lumen_starter_month");
  expect(await changePlan(down.token, down.input)).toMatchObject({
    event: { response: { outcome: "scheduled" } },
  });
  expect(await read(world, id)).toMatchObject({ status: "active" });
  await untilNextMonth(world);
  const renewed = await read(world, id);
  expect(renewed).toMatchObject({ status: "active" });
  expect(pricesOf(renewed)).toEqual(["price_Lumen_starter_month"]);
  expect(invoiceOf(renewed)).toMatchObject({ status: "paid", total: 1900 });
});

it("changes the tier among several items, now or at the renewal, and leaves the other items unchanged", async () => {
  const world = await portalWorld();
  const items = [{ price: "price_Lumen_team_month" }, { price: "price_Lumen_status_month", quantity: 3 }];
  const id = await subscribed(world, { items });
  const up = await preparePlanChange(world, email, "price_Lumen_business_month");
  await changePlan(up.token, up.input);
  const upgraded = await read(world, id);
  expect(upgraded.items.data.map(({ price, quantity }) => [price.id, quantity])).toEqual([
    ["price_Lumen_business_month", 1],
    ["price_Lumen_status_month", 3],
  ]);
  const down = await preparePlanChange(world, email, "price_Lumen_starter_month");
  await changePlan(down.token, down.input);
  await untilNextMonth(world);
  const renewed = await read(world, id);
  expect(renewed.items.data.map(({ price, quantity }) => [price.id, quantity]).sort()).toEqual([
    ["price_Lumen_starter_month", 1],
    ["price_Lumen_status_month", 3],
  ]);
  expect(invoiceOf(renewed).total).toBe(1900 + 3 * 900);
});

it("changes the tier of a subscription with more items than Stripe returns at once, and keeps the other items", async () => {
  const world = await portalWorld();
  const others: { price: string }[] = [];
  for (const name of Array.from({ length: 11 }, (_, i) => `Extra ${i}`)) {
    const { id: product } = await world.stripe.products.create({ name });
    const recurring = { interval: "month" } as const;
    const { id: price } = await world.stripe.prices.create({
      product,
      currency: "usd",
      unit_amount: 100,
      recurring,
    });
    others.push({ price });
  }
  const id = await subscribed(world, { items: [...others, { price: "price_Lumen_team_month" }] });
  const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_business_month");
  expect(preview.lines.at(-1)).toMatchObject({ label: "Due today", amount: "$100.00" });
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  const { data } = await world.stripe.subscriptionItems.list({ subscription: id, limit: 100 });
  const prices = [...others.map(({ price }) => price), "price_Lumen_business_month"];
  expect(data.map(({ price }) => price.id).sort()).toEqual(prices.sort());
});

describe("a customer who pays by invoice", () => {
  const byInvoice = { collection_method: "send_invoice", days_until_due: 30, card: null } as const;

  it("gets the new plan immediately, and an invoice for the difference on the usual terms", async () => {
    const world = await portalWorld();
    const id = await subscribed(world, byInvoice);
    const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_business_month");
    const total = preview.lines.at(-1);
    expect(total).toMatchObject({ label: "Invoiced today", isTotal: true });
    expect(preview.confirm).toBe(`Change plan and get an invoice for ${total?.amount}`);
    expect(await changePlan(token, input)).toMatchObject({
      ok: true,
      said: `You’re now on Lumen Business, and there’s an invoice for ${total?.amount}.`,
      event: { response: { outcome: "invoiced" } },
      payUrl: expect.stringMatching(/\/_hosted\/invoice\//),
    });
    const changed = await read(world, id);
    expect(pricesOf(changed)).toEqual(["price_Lumen_business_month"]);
    const invoice = invoiceOf(changed);
    expect(invoice).toMatchObject({ status: "open", collection_method: "send_invoice" });
    expect((invoice.due_date ?? 0) - invoice.created).toBeGreaterThanOrEqual(29 * 86_400);
  });

  it("keeps the payment terms when a lower price starts at the renewal", async () => {
    const world = await portalWorld();
    const id = await subscribed(world, byInvoice);
    const { token, input } = await preparePlanChange(world, email, "price_Lumen_starter_month");
    expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
    await untilNextMonth(world);
    const renewed = await read(world, id);
    expect(pricesOf(renewed)).toEqual(["price_Lumen_starter_month"]);
    expect(renewed).toMatchObject({ collection_method: "send_invoice", days_until_due: 30 });
  });
});

it("asks for a card before a free plan becomes a paid one, and sends Stripe no request", async () => {
  const world = await portalWorld();
  const free = await world.stripe.prices.create({
    product: "prod_LumenStarter",
    currency: "usd",
    unit_amount: 0,
    recurring: { interval: "month" },
  });
  await subscribed(world, { items: [{ price: free.id }], card: null });
  const { token, preview, input } = await preparePlanChange(world, email, "price_Lumen_team_month");
  expect(preview).toMatchObject({ kind: "needs_card", confirm: "" });
  expect(preview.explanation).toBe("There’s no card on file. Add one to continue.");
  expect(await changePlan(token, input)).toMatchObject({
    ok: false,
    error: {
      code: "not_allowed",
      message: "There’s no card on file. Nothing was changed. Add a card first.",
    },
  });
  expect(await world.changes()).toEqual([]);
});

it("charges the subscription's card if the customer has no default", async () => {
  const world = await portalWorld();
  const id = await subscribed(world);
  const { customer } = await read(world, id);
  const { data } = await world.stripe.customers.listPaymentMethods(String(customer));
  await world.stripe.subscriptions.update(id, { default_payment_method: data[0]?.id ?? "" });
  await world.stripe.customers.update(String(customer), { invoice_settings: { default_payment_method: "" } });
  const { token, input } = await preparePlanChange(world, email, "price_Lumen_business_month");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
});

it("offers no other plan while payments are paused, because Stripe would void the invoice of an upgrade", async () => {
  const world = await portalWorld();
  const id = await subscribed(world);
  const { token, input } = await preparePlanChange(world, email, "price_Lumen_business_month");
  await world.stripe.subscriptions.update(id, { pause_collection: { behavior: "void" } });
  expect((await firstOf(token)).actions).not.toContain("change_plan");
  expect(await changePlan(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(pricesOf(await read(world, id))).toEqual(["price_Lumen_team_month"]);
});

it("warns customers that they can't return to a price that is no longer sold", async () => {
  const world = await portalWorld("test", "legacy-price");
  const explained = async (priceId: string) =>
    (await preparePlanChange(world, "leo@example.com", priceId)).preview.explanation;
  const warning =
    "Your current price, $39.00 per month, is no longer offered. If you change plans, you can’t go back to it.";
  expect(await explained("price_Lumen_business_month")).toContain(warning);
  expect(await explained("price_Lumen_starter_month")).toContain(warning);
  const up = await preparePlanChange(world, "leo@example.com", "price_Lumen_business_month");
  expect(up.preview.lines.map(({ label }) => label)).toContain("Unused time on Lumen Team");
  const other = await portalWorld();
  const { preview } = await preparePlanChange(other, "ada@example.com", "price_Lumen_business_month");
  expect(preview.explanation).not.toContain("no longer offered");
});

it("starts a lower price now if the current one is no longer sold, because no schedule accepts the old price", async () => {
  const world = await portalWorld("test", "legacy-price");
  const { token, preview, input } = await preparePlanChange(
    world,
    "leo@example.com",
    "price_Lumen_starter_month",
  );
  expect(preview).toMatchObject({ kind: "now", confirm: "Change to Lumen Starter" });
  expect(preview.explanation).toContain("goes to your balance");
  expect(await changePlan(token, input)).toMatchObject({
    ok: true,
    event: { response: { outcome: "applied" } },
  });
  const [now] = (await world.stripe.subscriptions.list({ customer: "cus_LumenLeo" })).data;
  expect([now && pricesOf(now), now?.schedule]).toEqual([["price_Lumen_starter_month"], null]);
});
