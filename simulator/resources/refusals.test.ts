import type Stripe from "stripe";
import { type BillingWorld, day, newBillingWorld, utc } from "../billing/billing-fixture";
import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";
import { expectRefusal, type Refused } from "./refusal-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const start = utc("2026-11-01T09:00:00");
beforeEach(async () => {
  world = await newBillingWorld(simulator, start);
  ({ stripe } = world);
});

const isRefused = (request: () => Promise<unknown>, expected: Refused) =>
  expectRefusal(world, request, expected);

const trillion = 1_000_000_000_000;
const negative = { code: "parameter_invalid_integer", message: "Invalid non-negative integer" };

describe("a quantity", () => {
  it.each([
    [-1, negative],
    [trillion, { code: "amount_too_large" }],
  ])("of %d is refused wherever a subscription is created, changed or previewed", async (quantity, words) => {
    const customer = (await world.customer()).id;
    const price = (await world.price(2000)).id;
    const other = (await world.price(3000)).id;
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price, quantity: 2 }] });
    const item = subscription.items.data[0]!.id;
    const items = [{ price, quantity }];
    const changed = [{ id: item, quantity }];
    const inItems = { ...words, param: "items[0][quantity]" };
    await isRefused(() => stripe.subscriptions.create({ customer, items }), inItems);
    for (const proration_behavior of ["none", "create_prorations", "always_invoice"] as const) {
      const update = { items: changed, proration_behavior };
      await isRefused(() => stripe.subscriptions.update(subscription.id, update), inItems);
    }
    const ofItem = { subscription: subscription.id, price: other, quantity };
    const word = quantity < 0 ? { ...words, param: "quantity" } : words;
    await isRefused(() => stripe.subscriptionItems.create(ofItem), word);
    await isRefused(() => stripe.subscriptionItems.update(item, { quantity }), word);
    const previewed = { ...words, param: expect.stringMatching(/items\]?\[0\]\[quantity\]$/) as never };
    const preview = (params: Stripe.InvoiceCreatePreviewParams) => () =>
      stripe.invoices.createPreview(params);
    await isRefused(
      preview({ subscription: subscription.id, subscription_details: { items: changed } }),
      previewed,
    );
    await isRefused(preview({ customer, subscription_details: { items } }), previewed);
    const phases = [{ items }];
    const inPhase = { ...words, param: "phases[0][items][0][quantity]" };
    await isRefused(
      () => stripe.subscriptionSchedules.create({ customer, start_date: "now", phases }),
      inPhase,
    );
  });

  it("of zero is accepted, as is a quantity whose total has at most twelve digits", async () => {
    const customer = (await world.customer()).id;
    const price = (await world.price(1)).id;
    const make = (quantity: number) =>
      stripe.subscriptions.create({ customer, items: [{ price, quantity }], trial_period_days: 3 });
    expect((await make(0)).items.data[0]!.quantity).toBe(0);
    expect((await make(trillion - 1)).items.data[0]!.quantity).toBe(trillion - 1);
    const once = { customer, currency: "usd", amount: 5, quantity: -1 };
    await isRefused(() => stripe.invoiceItems.create(once), { ...negative, param: "quantity" });
    const much = { customer, currency: "usd", amount: trillion };
    await isRefused(() => stripe.invoiceItems.create(much), { param: "amount" });
    await isRefused(() => stripe.invoiceItems.create({ ...much, amount: -trillion }), { param: "amount" });
  });
});

describe("a number of days", () => {
  it("can't be negative", async () => {
    const customer = (await world.customer()).id;
    const items = [{ price: (await world.price(2000)).id }];
    const send = { collection_method: "send_invoice" } as const;
    await isRefused(() => stripe.subscriptions.create({ customer, items, trial_period_days: -1 }), {
      ...negative,
      param: "trial_period_days",
    });
    const late = { ...negative, param: "days_until_due" };
    await isRefused(
      () => stripe.subscriptions.create({ customer, items, ...send, days_until_due: -1 }),
      late,
    );
    await isRefused(() => stripe.invoices.create({ customer, ...send, days_until_due: -1 }), late);
    const { id } = await stripe.subscriptions.create({ customer, items });
    await isRefused(() => stripe.subscriptions.update(id, { ...send, days_until_due: -1 }), late);
    const dueNever = { ...send, invoice_settings: { days_until_due: -1 } };
    await isRefused(
      () =>
        stripe.subscriptionSchedules.create({
          customer,
          start_date: "now",
          phases: [{ items, ...dueNever }],
        }),
      { ...negative, param: "phases[0][invoice_settings][days_until_due]" },
    );
    const today = await stripe.subscriptions.create({ customer, items, ...send, days_until_due: 0 });
    expect(today.days_until_due).toBe(0);
  });
});

describe("a coupon", () => {
  const off = { amount_off: 500, currency: "usd" };
  it.each([
    ["amount_off", { amount_off: 0, currency: "usd" }],
    ["amount_off", { amount_off: -5, currency: "usd" }],
    ["currency_options[eur][amount_off]", { ...off, currency_options: { eur: { amount_off: 0 } } }],
    ["currency_options[xyz]", { ...off, currency_options: { xyz: { amount_off: 100 } } }],
    ["percent_off", { percent_off: 0 }],
    ["percent_off", { percent_off: -10 }],
    ["percent_off", { percent_off: 100.5 }],
    ["duration_in_months", { percent_off: 10, duration: "repeating", duration_in_months: 0 }],
    ["max_redemptions", { percent_off: 10, max_redemptions: 0 }],
    ["redeem_by", { percent_off: 10, redeem_by: start - 1 }],
    ["redeem_by", { percent_off: 10, redeem_by: start + 5 * 366 * day }],
    ["applies_to[products][0]", { percent_off: 10, applies_to: { products: ["prod_none"] } }],
  ] as [string, Stripe.CouponCreateParams][])("is refused because of its %s: %j", async (param, params) => {
    await isRefused(() => stripe.coupons.create(params), { param });
  });

  it("is accepted at each of its limits", async () => {
    const most = { percent_off: 100, max_redemptions: 1, redeem_by: start + 5 * 365 * day };
    expect(
      (await stripe.coupons.create({ ...most, duration: "repeating", duration_in_months: 1 })).valid,
    ).toBe(true);
    expect((await stripe.coupons.create({ amount_off: 1, currency: "usd" })).amount_off).toBe(1);
  });
});

describe("a promotion code", () => {
  const promotion = (coupon: string) => ({ promotion: { type: "coupon" as const, coupon } });

  it("may contain only letters, digits and dashes", async () => {
    const { id } = await stripe.coupons.create({ percent_off: 10 });
    for (const code of ["A B!", "Ünder", "A_B", "ＷＥＬＣＯＭＥ", "A.B"]) {
      await isRefused(() => stripe.promotionCodes.create({ ...promotion(id), code }), {
        code: "invalid_characters",
        param: "code",
      });
    }
    expect((await stripe.promotionCodes.create({ ...promotion(id), code: "Spring-26" })).code).toBe(
      "Spring-26",
    );
  });

  it("is unique per customer, or unique overall if it is for everyone", async () => {
    const { id } = await stripe.coupons.create({ percent_off: 10 });
    const [ada, grace] = [await world.customer(), await world.customer()];
    const make = (code: string, customer?: string) =>
      stripe.promotionCodes.create({ ...promotion(id), code, ...(customer && { customer }) });
    const taken = { param: "code", message: expect.stringContaining("already exists") as never };
    const ofAda = await make("MINE", ada.id);
    const ofGrace = await make("mine", grace.id);
    expect(
      (await stripe.promotionCodes.list({ code: "Mine", active: true })).data.map(({ id: one }) => one),
    ).toEqual([ofGrace.id, ofAda.id]);
    await isRefused(() => make("Mine", ada.id), taken);
    await isRefused(() => make("MINE"), taken);
    await make("ALL");
    await isRefused(() => make("all", ada.id), taken);
    await stripe.promotionCodes.update(ofAda.id, { active: false });
    await make("MINE", ada.id);
    await isRefused(() => stripe.promotionCodes.update(ofAda.id, { active: true }), taken);
  });

  it("cannot last longer or be redeemed more often than its coupon", async () => {
    const limited = { percent_off: 10, max_redemptions: 5, redeem_by: start + 10 * day };
    const { id } = await stripe.coupons.create(limited);
    const make = (params: Partial<Stripe.PromotionCodeCreateParams>) =>
      stripe.promotionCodes.create({ ...promotion(id), ...params });
    await isRefused(() => make({ max_redemptions: 0 }), { param: "max_redemptions" });
    await isRefused(() => make({ max_redemptions: 6 }), { param: "max_redemptions" });
    await isRefused(() => make({ expires_at: start + 10 * day + 1 }), { param: "expires_at" });
    const made = await make({ max_redemptions: 5, expires_at: start + 10 * day });
    await world.moveTo(start + 10 * day);
    expect((await stripe.promotionCodes.retrieve(made.id)).active).toBe(false);
    await stripe.promotionCodes.update(made.id, { active: false });
    await isRefused(() => stripe.promotionCodes.update(made.id, { active: true }), { param: "active" });
  });

  it("names its minimum's currency only once", async () => {
    const { id } = await stripe.coupons.create({ percent_off: 10 });
    const make = (restrictions: Stripe.PromotionCodeCreateParams.Restrictions) =>
      stripe.promotionCodes.create({ ...promotion(id), restrictions });
    const minimum = { minimum_amount: 500, minimum_amount_currency: "usd" };
    await isRefused(() => make({ minimum_amount: 500 }), { param: "restrictions[minimum_amount]" });
    await isRefused(() => make({ ...minimum, currency_options: { usd: { minimum_amount: 5 } } }), {
      param: "restrictions[currency_options]",
    });
    await make({ ...minimum, currency_options: { eur: { minimum_amount: 500 } } });
  });
});

describe("a subscription's items", () => {
  it("are limited to twenty in classic billing", async () => {
    const customer = (await world.customer()).id;
    const prices = await Promise.all(Array.from({ length: 21 }, (_, i) => world.price(100 + i)));
    const items = prices.map(({ id: price }) => ({ price }));
    const billing_mode = { type: "classic" } as const;
    await isRefused(() => stripe.subscriptions.create({ customer, items, billing_mode }), { param: "items" });
    const { id } = await stripe.subscriptions.create({ customer, items: items.slice(1), billing_mode });
    await isRefused(() => stripe.subscriptions.update(id, { items: [items[0]!] }), { param: "items" });
    await isRefused(() => stripe.subscriptionItems.create({ subscription: id, ...items[0]! }), {
      param: "items",
    });
    expect((await stripe.subscriptions.create({ customer, items })).items).toMatchObject({ total_count: 21 });
  });

  it("can come with at most twenty added charges", async () => {
    const customer = (await world.customer()).id;
    const items = [{ price: (await world.price(2000)).id }];
    const once = await stripe.prices.create({
      currency: "usd",
      unit_amount: 5,
      product_data: { name: "Set-up" },
    });
    const add_invoice_items = Array.from({ length: 21 }, () => ({ price: once.id }));
    await isRefused(() => stripe.subscriptions.create({ customer, items, add_invoice_items }), {
      param: "add_invoice_items",
    });
  });
});

describe("a price", () => {
  it("cannot be archived while it is its product's default", async () => {
    const product = await stripe.products.create({
      name: "Pro",
      default_price_data: { currency: "usd", unit_amount: 900, recurring: { interval: "month" } },
    });
    const id = product.default_price as string;
    await isRefused(() => stripe.prices.update(id, { active: false }), {
      message: "This price cannot be archived because it is the default price of its product.",
    });
    const other = await stripe.prices.create({ product: product.id, currency: "usd", unit_amount: 500 });
    await stripe.products.update(product.id, { default_price: other.id });
    expect((await stripe.prices.update(id, { active: false })).active).toBe(false);
    await isRefused(() => stripe.products.update(product.id, { default_price: id }), {
      param: "default_price",
    });
    const foreign = (await world.price(100)).id;
    await isRefused(() => stripe.products.update(product.id, { default_price: foreign }), {
      param: "default_price",
    });
    await stripe.products.update(product.id, { default_price: "" });
    expect((await stripe.prices.update(other.id, { active: false })).active).toBe(false);
  });

  it("must recur at least every three years, and can't be negative", async () => {
    const make = (params: Partial<Stripe.PriceCreateParams>) =>
      stripe.prices.create({ currency: "usd", unit_amount: 5, product_data: { name: "Pro" }, ...params });
    const recurring = (interval: "day" | "month" | "week" | "year", interval_count: number) => ({
      recurring: { interval, interval_count },
    });
    const wrong = { param: "recurring[interval_count]" };
    for (const [interval, most] of [
      ["year", 3],
      ["month", 36],
      ["week", 156],
    ] as const) {
      await make(recurring(interval, most));
      await isRefused(() => make(recurring(interval, most + 1)), wrong);
      await isRefused(() => make(recurring(interval, 0)), wrong);
    }
    await isRefused(() => make({ unit_amount: -5 }), { ...negative, param: "unit_amount" });
    await isRefused(() => make({ lookup_key: "k".repeat(201) }), {
      message: "Invalid string: kkkkkkkkkk...kkkkkkkkkk; must be at most 200 characters",
    });
  });
});

describe("a one-time charge", () => {
  it("may be negative if a subscription adds it", async () => {
    const customer = (await world.customer()).id;
    const product = (await stripe.products.create({ name: "Goodwill" })).id;
    const price_data = { currency: "usd", product, unit_amount: -500 };
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: (await world.price(2000)).id }],
      add_invoice_items: [{ price_data }],
      expand: ["latest_invoice"],
    });
    expect((subscription.latest_invoice as Stripe.Invoice).total).toBe(1500);
  });

  it("cannot be added to an invoice that already has 250", async () => {
    const customer = (await world.customer()).id;
    const { id: invoice } = await stripe.invoices.create({ customer });
    const add = (to?: string) =>
      stripe.invoiceItems.create({ customer, amount: 1, currency: "usd", ...(to && { invoice: to }) });
    for (let i = 0; i < 250; i += 1) await add(invoice);
    await isRefused(() => add(invoice), { param: "invoice" });
    await add();
  });

  it("has a period that does not end before it starts", async () => {
    const customer = (await world.customer()).id;
    const once = { customer, amount: 5, currency: "usd", period: { start, end: start - 1 } };
    await isRefused(() => stripe.invoiceItems.create(once), { param: "period[end]" });
  });
});
