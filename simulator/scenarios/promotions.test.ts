import type { Simulator } from "../server";
import { newWorld, startTestSimulator, type TestWorld } from "../test-support";

let simulator: Simulator;
let world: TestWorld;
beforeAll(async () => {
  simulator = await startTestSimulator();
  world = newWorld(simulator);
  const body = JSON.stringify({ name: world.name, scenario: "lumen" });
  await fetch(`${simulator.url}/_sim/worlds`, { method: "POST", body });
});
afterAll(() => simulator.close());

const isUsable = async (code: string) => {
  const { data } = await world.stripe.promotionCodes.list({ code, active: true });
  return data.length === 1;
};

/** Applies a code to Ada's monthly Team subscription. Throws if Stripe refuses it. */
const toAda = async (code: string) => {
  const [subscription] = (await world.stripe.subscriptions.list({ customer: "cus_LumenAda" })).data;
  return world.stripe.subscriptions.update(subscription?.id ?? "", {
    discounts: [{ promotion_code: `promo_Lumen_${code}` }],
  });
};

describe("Lumen's promotion codes", () => {
  it.each(["WELCOME20", "SPRING", "FOREVER10", "TENOFF", "BUSINESSONLY", "ONLYADA"])(
    "%s can be applied to an active subscription",
    async (code) => {
      expect(await isUsable(code)).toBe(true);
      expect((await toAda(code)).discounts).toHaveLength(1);
    },
  );

  it.each(["EXPIRED", "USEDUP", "INACTIVE"])("%s is inactive and refused", async (code) => {
    expect(await isUsable(code)).toBe(false);
    await expect(toAda(code)).rejects.toMatchObject({ type: "StripeInvalidRequestError" });
  });

  it.each(["FIRSTTIME", "MINIMUM50"])(
    "%s is active, but refused for a customer who has paid",
    async (code) => {
      expect(await isUsable(code)).toBe(true);
      await expect(toAda(code)).rejects.toMatchObject({ type: "StripeInvalidRequestError" });
    },
  );

  it("ONLYADA is refused for everyone else", async () => {
    const [subscription] = (await world.stripe.subscriptions.list({ customer: "cus_LumenBen" })).data;
    const discounts = [{ promotion_code: "promo_Lumen_ONLYADA" }];
    await expect(world.stripe.subscriptions.update(subscription?.id ?? "", { discounts })).rejects.toThrow(
      "does not belong to the customer",
    );
  });

  it("EUROS takes off an amount in euros, a currency in which no everyday customer pays", async () => {
    const [euros] = (await world.stripe.promotionCodes.list({ code: "EUROS" })).data;
    const { coupon } = euros?.promotion ?? {};
    expect(await world.stripe.coupons.retrieve(String(coupon))).toMatchObject({ currency: "eur" });
    await expect(toAda("EUROS")).rejects.toMatchObject({ type: "StripeInvalidRequestError" });
  });

  it("LOYAL15 is a coupon without a code", async () => {
    expect(await world.stripe.coupons.retrieve("LOYAL15")).toMatchObject({ percent_off: 15, valid: true });
    expect((await world.stripe.promotionCodes.list({ coupon: "LOYAL15" })).data).toEqual([]);
  });
});
