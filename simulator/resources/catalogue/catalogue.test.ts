import type { Simulator } from "../../server";
import { newWorld, startTestSimulator } from "../../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

describe("products and prices", () => {
  it("store their fields and merge metadata as Stripe does", async () => {
    const { stripe } = newWorld(simulator);
    const product = await stripe.products.create({
      name: "Starter",
      metadata: { sb_service: "lumen", sb_tier: "1" },
    });
    const updated = await stripe.products.update(product.id, {
      metadata: { sb_tier: "", seats: "3" },
      description: "For one",
    });
    expect(updated.metadata).toEqual({ sb_service: "lumen", seats: "3" });
    expect(updated.description).toBe("For one");
    expect((await stripe.products.update(product.id, { metadata: "", description: "" })).metadata).toEqual(
      {},
    );
  });

  it("include recurring prices, whose product is expanded only on request", async () => {
    const { stripe } = newWorld(simulator);
    const price = await stripe.prices.create({
      currency: "usd",
      unit_amount: 2500,
      recurring: { interval: "month" },
      product_data: { name: "Team" },
    });
    expect(price).toMatchObject({
      type: "recurring",
      unit_amount: 2500,
      recurring: { interval_count: 1, usage_type: "licensed" },
    });
    expect(typeof price.product).toBe("string");
    const expanded = await stripe.prices.retrieve(price.id, { expand: ["product", "currency_options"] });
    expect(expanded.product).toMatchObject({ object: "product", name: "Team" });
    expect(expanded.currency_options?.usd?.unit_amount).toBe(2500);
    expect(price.currency_options).toBeUndefined();
  });

  it("can be created in one request, with the price as the product's default", async () => {
    const { stripe } = newWorld(simulator);
    const product = await stripe.products.create({
      name: "Pro",
      default_price_data: { currency: "eur", unit_amount: 900, recurring: { interval: "year" } },
      expand: ["default_price"],
    });
    expect(product.default_price).toMatchObject({ unit_amount: 900, currency: "eur" });
  });

  it("can be filtered by product, activity, lookup key, interval and time of creation", async () => {
    const { stripe } = newWorld(simulator);
    const product = await stripe.products.create({ name: "Pro" });
    const make = (interval: "month" | "year", more: object) =>
      stripe.prices.create({
        currency: "usd",
        unit_amount: 1,
        product: product.id,
        recurring: { interval },
        ...more,
      });
    const month = await make("month", { lookup_key: "small-monthly" });
    const year = await make("year", { active: false });
    const ids = async (params: object) => (await stripe.prices.list(params)).data.map(({ id }) => id);
    expect(await ids({ product: product.id })).toEqual([year.id, month.id]);
    expect(await ids({ active: true })).toEqual([month.id]);
    expect(await ids({ lookup_keys: ["small-monthly"] })).toEqual([month.id]);
    expect(await ids({ recurring: { interval: "year" } })).toEqual([year.id]);
    expect(await ids({ created: { gt: month.created + 5 } })).toEqual([]);
  });

  it("don't let a product that has prices be deleted", async () => {
    const { stripe } = newWorld(simulator);
    const product = await stripe.products.create({ name: "Old" });
    await stripe.prices.create({ currency: "usd", unit_amount: 1, product: product.id });
    await expect(stripe.products.del(product.id)).rejects.toMatchObject({ statusCode: 400 });
    const empty = await stripe.products.create({ name: "Empty" });
    expect(await stripe.products.del(empty.id)).toMatchObject({ id: empty.id, deleted: true });
    await expect(stripe.products.retrieve(empty.id)).rejects.toMatchObject({ code: "resource_missing" });
  });
});

describe("coupons and promotion codes", () => {
  it("are found by an active code in any case, with the coupon expanded", async () => {
    const { stripe } = newWorld(simulator);
    const product = await stripe.products.create({ name: "Pro" });
    const coupon = await stripe.coupons.create({
      percent_off: 12.5,
      duration: "once",
      applies_to: { products: [product.id] },
    });
    expect(coupon.applies_to).toBeUndefined();
    await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "Spring" });
    const found = await stripe.promotionCodes.list({
      code: "SPRING",
      active: true,
      expand: ["data.promotion.coupon.applies_to"],
    });
    expect(found.data[0]?.promotion.coupon).toMatchObject({
      percent_off: 12.5,
      applies_to: { products: [product.id] },
    });
  });

  it("can't include two active codes with the same text", async () => {
    const { stripe } = newWorld(simulator);
    const coupon = await stripe.coupons.create({ amount_off: 500, currency: "usd" });
    const promotion = { type: "coupon" as const, coupon: coupon.id };
    const first = await stripe.promotionCodes.create({ promotion, code: "ONE" });
    await expect(stripe.promotionCodes.create({ promotion, code: "one" })).rejects.toMatchObject({
      statusCode: 400,
    });
    await stripe.promotionCodes.update(first.id, { active: false });
    await expect(stripe.promotionCodes.create({ promotion, code: "one" })).resolves.toMatchObject({
      active: true,
    });
  });

  it("end when the coupon is deleted: it is no longer found, and its codes are inactive", async () => {
    const { stripe } = newWorld(simulator);
    const coupon = await stripe.coupons.create({ id: "10OFF", percent_off: 10, duration: "forever" });
    await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "TEN" });
    expect(await stripe.coupons.del("10OFF")).toMatchObject({ deleted: true });
    await expect(stripe.coupons.retrieve("10OFF")).rejects.toMatchObject({
      message: "No such coupon: '10OFF'",
    });
    expect((await stripe.promotionCodes.list({ code: "TEN", active: true })).data).toEqual([]);
  });
});
