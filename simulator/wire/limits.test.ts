import type { Simulator } from "../server";
import { newWorld, startTestSimulator } from "../test-support";
import { IdempotentAnswers } from "./idempotency";
import { RateLimit } from "./rate-limit";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

describe("a restricted key", () => {
  it("needs permission to read expanded objects", async () => {
    const world = newWorld(simulator);
    const key = `rk_${world.name}__reader`;
    const { id } = await world.stripe.customers.create({});
    const allow = (...permissions: string[]) => world.admin("POST", "keys", { key, permissions });
    const restricted = world.withKey(key);
    await allow("subscription_read");
    const lists = (expand: string[]) => restricted.subscriptions.list({ customer: id, expand });
    await lists([]);
    for (const [field, permission] of [
      ["data.customer", "customer_read"],
      ["data.default_payment_method", "payment_method_read"],
      ["data.latest_invoice.payments", "invoice_read"],
      ["data.discounts.source.coupon", "coupon_read"],
    ] as const) {
      await allow("subscription_read");
      await expect(lists([field])).rejects.toMatchObject({
        type: "StripePermissionError",
        message: expect.stringContaining(`'rak_${permission}'`),
      });
      await allow("subscription_read", permission);
      await lists([field]);
    }
    await allow("subscription_read");
    await lists(["data.schedule"]);
  });

  it("needs a separate permission for tax IDs, and some permissions include others", async () => {
    const world = newWorld(simulator);
    const key = `rk_${world.name}__clerk`;
    const { id } = await world.stripe.customers.create({});
    await world.admin("POST", "keys", { key, permissions: ["customer_write"] });
    const restricted = world.withKey(key);
    await expect(restricted.customers.listTaxIds(id)).rejects.toMatchObject({
      message: expect.stringContaining("'rak_tax_id_read'"),
    });
    expect((await restricted.testHelpers.testClocks.list()).data).toEqual([]);
  });
});

describe("an ID from the other mode", () => {
  it("is reported as such only if it exists in the other mode", async () => {
    const world = newWorld(simulator);
    const live = world.withKey(world.secretKey.replace("_test_", "_live_"));
    const { id } = await live.customers.create({});
    await expect(world.stripe.customers.retrieve(id)).rejects.toMatchObject({
      code: "resource_missing",
      statusCode: 404,
      message: `No such customer: '${id}'; a similar object exists in live mode, but a test mode key was used to make this request.`,
    });
    const test = await world.stripe.customers.create({});
    await expect(live.subscriptions.list({ customer: test.id })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("a similar object exists in test mode"),
    });
    const method = await world.stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } });
    await expect(live.paymentMethods.retrieve(method.id)).rejects.toMatchObject({
      message: `No such PaymentMethod: '${method.id}'; a similar object exists in test mode, but a live mode key was used to make this request.`,
    });
    await expect(live.subscriptions.create({ customer: test.id, items: [{}] })).rejects.toMatchObject({
      message: expect.stringContaining("a similar object exists in test mode"),
    });
    await expect(world.stripe.customers.retrieve("cus_none")).rejects.toMatchObject({
      message: "No such customer: 'cus_none'",
    });
  });
});

describe("a rate limit", () => {
  it("answers 429 with the reason if it is exceeded, and accepts requests again in the next second", () => {
    const limit = new RateLimit();
    expect(limit.take(1000)).toBeUndefined();
    limit.perSecond = 2;
    expect([1000, 1500, 1999, 2000].map((at) => limit.take(at)?.status)).toEqual([
      undefined,
      undefined,
      429,
      undefined,
    ]);
  });

  it("is set per world, and refused requests have no effect", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    await world.admin("POST", "limits", { perSecond: 1 });
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => world.stripe.customers.create({ name: String(i) })),
    );
    const refused = attempts.filter((one) => one.status === "rejected").map(({ reason }) => reason as object);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({
      type: "StripeRateLimitError",
      code: "rate_limit",
      headers: { "stripe-rate-limited-reason": "global-rate" },
    });
    await world.admin("POST", "limits", { perSecond: null });
    expect((await world.stripe.customers.list()).data).toHaveLength(8 - refused.length);
    await expect(world.admin("POST", "limits", { perSecond: 0 })).rejects.toThrow("whole number");
  });
});

describe("answers stored for idempotency keys", () => {
  it("are forgotten after a day or, if there are too many, oldest first", () => {
    const answers = new IdempotentAnswers();
    const answer = { status: 200, body: "{}", requestId: "req_1" };
    const ask = (key: string, at: number) => {
      const kept = answers.begin(key, "same", at);
      if (!kept) answers.finish(key, answer);
      return kept;
    };
    expect(ask("first", 0)).toBeUndefined();
    expect(ask("first", 86_400)).toEqual(answer);
    expect(ask("first", 86_401)).toBeUndefined();
    for (let i = 0; i < 10_000; i += 1) ask(`key ${i}`, 86_401);
    expect(answers.snapshot()).toHaveLength(10_000);
    expect(ask("key 9999", 86_401)).toEqual(answer);
    expect(ask("first", 86_401)).toBeUndefined();
  });
});
