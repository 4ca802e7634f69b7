import type { TestWorld } from "../test-support";

export type Refused = { statusCode?: number; code?: string; param?: string; message?: unknown };

const types = [
  "customer",
  "subscription",
  "subscription_schedule",
  "invoice",
  "invoiceitem",
  "coupon",
  "promotion_code",
  "price",
  "product",
];

/** Asserts that a request is refused with Stripe's error, and that no object in the world changes. */
export async function expectRefusal(
  world: TestWorld,
  request: () => Promise<unknown>,
  expected: Refused,
): Promise<void> {
  const all = () => Promise.all(types.map((type) => world.admin("GET", `objects?type=${type}`)));
  const before = await all();
  await expect(request()).rejects.toMatchObject({
    type: "StripeInvalidRequestError",
    statusCode: 400,
    ...expected,
  });
  expect(await all()).toEqual(before);
}
