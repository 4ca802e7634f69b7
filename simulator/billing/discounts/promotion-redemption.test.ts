import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, day, expanded, newBillingWorld } from "../billing-fixture";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

type Coupon = Partial<Stripe.CouponCreateParams>;
type Code = Partial<Stripe.PromotionCodeCreateParams>;

async function offering(coupon: Coupon = {}, code: Code = {}) {
  const world = await newBillingWorld(simulator);
  const { stripe } = world;
  const { id } = await stripe.coupons.create({ percent_off: 50, duration: "once", ...coupon });
  const promotion = await stripe.promotionCodes.create({
    promotion: { type: "coupon", coupon: id },
    ...code,
  });
  const price = await world.price(1000);
  const subscribe = async (
    customer: string,
    discount: Stripe.SubscriptionCreateParams.Discount = { promotion_code: promotion.id },
    fields: Partial<Stripe.SubscriptionCreateParams> = {},
  ) =>
    stripe.subscriptions.create({
      customer,
      items: [{ price: price.id }],
      discounts: [discount],
      expand: ["latest_invoice"],
      ...fields,
    });
  const person = async () => (await world.customer()).id;
  return { ...world, coupon: id, promotion, plain: price, subscribe, person };
}

const total = (subscription: Stripe.Subscription) => expanded(subscription.latest_invoice).total;

describe("a promotion code", () => {
  it("is counted when redeemed, along with its coupon", async () => {
    const { stripe, promotion, coupon, subscribe, person } = await offering();
    expect(total(await subscribe(await person()))).toBe(500);
    expect((await stripe.promotionCodes.retrieve(promotion.id)).times_redeemed).toBe(1);
    expect((await stripe.coupons.retrieve(coupon)).times_redeemed).toBe(1);
  });

  it("works only for the customer that it was made for", async () => {
    const { stripe, coupon, subscribe, person } = await offering();
    const [mine, other] = [await person(), await person()];
    const own = await stripe.promotionCodes.create({
      promotion: { type: "coupon", coupon },
      customer: mine,
    });
    await expect(subscribe(other, { promotion_code: own.id })).rejects.toThrow("does not belong");
    expect(total(await subscribe(mine, { promotion_code: own.id }))).toBe(500);
  });

  it.each([
    ["used up", { max_redemptions: 1 }],
    ["expired", { expires_at: 1 }],
  ])("is refused and no longer active once it is %s", async (why, fields) => {
    const limits = why === "expired" ? { expires_at: Date.parse("2026-11-02T00:00:00Z") / 1000 } : fields;
    const { stripe, promotion, subscribe, person, moveTo } = await offering({}, limits);
    await subscribe(await person());
    await moveTo(Date.parse("2026-11-03T00:00:00Z") / 1000);
    await expect(subscribe(await person())).rejects.toThrow("expired or has been redeemed");
    expect((await stripe.promotionCodes.retrieve(promotion.id)).active).toBe(false);
    expect((await stripe.promotionCodes.list({ active: true })).data).toEqual([]);
  });

  it("for first-time customers is refused if the customer has paid or had a trial before", async () => {
    const restrictions = { restrictions: { first_time_transaction: true } };
    const { stripe, promotion, plain, subscribe, person } = await offering({}, restrictions);
    const [fresh, paid, tried] = [await person(), await person(), await person()];
    const items = [{ price: plain.id }];
    const first = await stripe.subscriptions.create({ customer: paid, items });
    await stripe.subscriptions.create({ customer: tried, items, trial_period_days: 3 });
    const text =
      "This promotion code cannot be redeemed because the associated customer has prior transactions.";
    for (const customer of [paid, tried]) await expect(subscribe(customer)).rejects.toThrow(text);
    await expect(
      stripe.subscriptions.update(first.id, { discounts: [{ promotion_code: promotion.id }] }),
    ).rejects.toThrow(text);
    expect(total(await subscribe(fresh, undefined, { trial_period_days: 3 }))).toBe(0);
  });

  it("with a minimum applies only if the total before discounts reaches it, and is refused in an update", async () => {
    const minimum = { restrictions: { minimum_amount: 1500, minimum_amount_currency: "usd" } };
    const { stripe, promotion, plain, subscribe, person } = await offering({}, minimum);
    await expect(subscribe(await person())).rejects.toThrow("minimum amount requirement");
    const items = [{ price: plain.id, quantity: 2 }];
    const subscription = await subscribe(await person(), undefined, { items });
    expect(total(subscription)).toBe(1000);
    await expect(
      stripe.subscriptions.update(subscription.id, { discounts: [{ promotion_code: promotion.id }] }),
    ).rejects.toThrow("cannot be used to update a subscription");
  });

  it("isn't counted as redeemed if the request is refused", async () => {
    const { stripe, promotion, coupon, person, plain } = await offering();
    await expect(
      stripe.subscriptions.create({
        customer: await person(),
        items: [{ price: plain.id }],
        discounts: [{ promotion_code: promotion.id }, { coupon }],
      }),
    ).rejects.toThrow("more than once");
    expect((await stripe.promotionCodes.retrieve(promotion.id)).times_redeemed).toBe(0);
  });
});

describe("a coupon", () => {
  it.each([
    ["it has expired", { redeem_by: Date.parse("2026-11-02T00:00:00Z") / 1000 }],
    ["it is used up", { max_redemptions: 1 }],
  ])("is refused and no longer valid when %s", async (_, limits) => {
    const { stripe, coupon, subscribe, person, moveTo } = await offering(limits);
    await subscribe(await person(), { coupon });
    await moveTo(Date.parse("2026-11-03T00:00:00Z") / 1000);
    await expect(subscribe(await person(), { coupon })).rejects.toMatchObject({ code: "coupon_expired" });
    expect((await stripe.coupons.retrieve(coupon)).valid).toBe(false);
  });

  it("for an amount is refused in another currency unless it has an amount for that currency", async () => {
    const { stripe, plain, person, price } = await offering();
    const euro = await price(1000, "month", { currency: "eur" });
    const { id } = await stripe.coupons.create({ amount_off: 300, currency: "usd", duration: "once" });
    const both = await stripe.coupons.create({
      amount_off: 300,
      currency: "usd",
      currency_options: { eur: { amount_off: 250 } },
      duration: "once",
    });
    const subscribe = async (item: string, coupon: string) =>
      stripe.subscriptions.create({
        customer: await person(),
        items: [{ price: item }],
        discounts: [{ coupon }],
        expand: ["latest_invoice"],
      });
    await expect(subscribe(euro.id, id)).rejects.toMatchObject({ statusCode: 400 });
    expect(total(await subscribe(plain.id, id))).toBe(700);
    expect(total(await subscribe(euro.id, both.id))).toBe(750);
  });

  it("for one product doesn't affect the others", async () => {
    const { stripe, plain, person } = await offering();
    const product = await stripe.products.create({ name: "Other" });
    const other = await stripe.prices.create({
      product: product.id,
      currency: "usd",
      unit_amount: 600,
      recurring: { interval: "month" },
    });
    const { id } = await stripe.coupons.create({
      percent_off: 50,
      duration: "forever",
      applies_to: { products: [product.id] },
    });
    const subscription = await stripe.subscriptions.create({
      customer: await person(),
      items: [{ price: plain.id }, { price: other.id }],
      discounts: [{ coupon: id }],
      expand: ["latest_invoice"],
    });
    const invoice = expanded(subscription.latest_invoice);
    expect([amounts(invoice), invoice.total]).toEqual([[1000, 600], 1300]);
  });

  it("that repeats is removed from the subscription after its number of months, with an event", async () => {
    const { stripe, subscribe, person, moveTo, coupon } = await offering({
      duration: "repeating",
      duration_in_months: 2,
    });
    const customer = await person();
    const { id, created } = await subscribe(customer, { coupon });
    await moveTo(created + 63 * day);
    expect((await stripe.subscriptions.retrieve(id)).discounts).toEqual([]);
    expect((await stripe.events.list({ type: "customer.discount.deleted" })).data).toHaveLength(1);
    await moveTo(created + 95 * day);
    const invoices = await stripe.invoices.list({ customer });
    expect(invoices.data.map(({ total: due }) => due).reverse()).toEqual([500, 500, 1000, 1000]);
  });
});
