import { changePlan, payWith, preparePlanChange, readPlanPreview } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { plansReading } from "@/lib/testing/readings";

/** Tests codes that a customer uses together with a plan change. */

const ada = "ada@example.com";
const business = "price_Lumen_business_month";
const starter = "price_Lumen_starter_month";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function openWorld() {
  const world = await portalWorld();
  await world.saveSettings({ coupon: true });
  return world;
}

async function stateOf({ stripe }: PortalWorld, id: string) {
  const expand = ["latest_invoice", "discounts"];
  const { items, discounts, latest_invoice: invoice } = await stripe.subscriptions.retrieve(id, { expand });
  if (!invoice || typeof invoice === "string") throw new Error("The invoice was not expanded.");
  return {
    prices: items.data.map(({ price }) => price.id),
    codes: discounts.map((discount) => typeof discount !== "string" && discount.promotion_code),
    paid: invoice.status === "paid" ? invoice.amount_paid : 0,
    renewsAt: items.data[0]?.current_period_end ?? 0,
  };
}

const redeemed = async ({ stripe }: PortalWorld, code: string) =>
  (await stripe.promotionCodes.retrieve(`promo_Lumen_${code}`)).times_redeemed;

const amountOf = (text = "") => Math.round(Number(text.replace(/[^\d.]/g, "")) * 100);

it.each(["SPRING", "WELCOME20", "TENOFF", "BUSINESSONLY"])(
  "charges an upgrade with the code %s exactly as shown, and less than without the code",
  async (code) => {
    const world = await openWorld();
    const { token, subscription, preview, input } = await preparePlanChange(world, ada, business, code);
    const without = await readPlanPreview(token, subscription.id, business);
    const shown = amountOf(preview.confirm);
    expect(shown).toBeLessThan(amountOf(without.confirm));
    expect(preview.note).toMatch(new RegExp(`^${code}: .* off`));

    expect(await changePlan(token, input)).toSucceed();
    const state = await stateOf(world, subscription.id);
    // This invoice uses up a discount that applies to one invoice.
    const codes = code === "SPRING" ? [`promo_Lumen_${code}`] : [];
    expect(state).toMatchObject({ prices: [business], paid: shown, codes });
    expect(await redeemed(world, code)).toBe(1);
  },
);

it("adds the new discount to the existing ones", async () => {
  const world = await openWorld();
  const first = await preparePlanChange(world, ada, business);
  await world.stripe.subscriptions.update(first.subscription.id, {
    discounts: [{ promotion_code: "promo_Lumen_FOREVER10" }],
  });
  const { token, subscription, preview, input } = await preparePlanChange(world, ada, business, "SPRING");
  expect(await changePlan(token, input)).toSucceed();
  expect(await stateOf(world, subscription.id)).toMatchObject({
    codes: ["promo_Lumen_FOREVER10", "promo_Lumen_SPRING"],
    paid: amountOf(preview.confirm),
  });
});

it("applies a code with a downgrade at the renewal, which then costs the amount shown", async () => {
  const world = await openWorld();
  const { token, subscription, preview, input } = await preparePlanChange(world, ada, starter, "SPRING");
  expect(preview.explanation).toMatch(/, then \$19\.00 per month \(\$15\.20 with discounts\)\.$/);
  expect(await changePlan(token, input)).toSucceed();
  const before = await stateOf(world, subscription.id);
  expect(before).toMatchObject({ prices: ["price_Lumen_team_month"], codes: [] });

  await world.admin("POST", "clock", { to: before.renewsAt + 7200 });
  expect(await stateOf(world, subscription.id)).toMatchObject({
    prices: [starter],
    codes: ["promo_Lumen_SPRING"],
    paid: 1520,
  });
});

it("does not present a one-time discount as a permanent one", async () => {
  const world = await openWorld();
  const { preview } = await preparePlanChange(world, ada, business, "WELCOME20");
  expect(preview.note).toBe("WELCOME20: 20% off one invoice.");
  expect(preview.explanation).toMatch(/Then \$149\.00 per month from [^(]+\.$/);
});

it("leaves out a code that doesn't apply to the new plan or if the plan stays the same, and explains why", async () => {
  const world = await openWorld();
  const { token, subscription, preview, input } = await preparePlanChange(
    world,
    ada,
    starter,
    "BUSINESSONLY",
  );
  expect(preview.note).toBe("BUSINESSONLY doesn’t apply to Lumen Starter.");
  expect(await changePlan(token, input)).toSucceed();
  const keep = await readPlanPreview(token, subscription.id, "price_Lumen_team_month", "SPRING");
  expect(keep).toMatchObject({ kind: "keep_current", note: "SPRING isn’t used if you stay on your plan." });
});

it.each([
  ["GUESS", "isn’t valid"],
  ["MINIMUM50", "minimum amount"],
  ["FIRSTTIME", "first purchases"],
])("refuses the code %s for all plans, and says why", async (code, said) => {
  const world = await openWorld();
  const { token, subscription } = await preparePlanChange(world, ada, business);
  expect(await plansReading(token, { subscriptionId: subscription.id, code })).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining(said) },
  });
});

it.each([
  ["a declined card", "pm_card_chargeCustomerFail", "Nothing was changed. Pay with another card."],
  [
    "a card that needs confirmation by the bank",
    "pm_card_authenticationRequired",
    "Nothing was changed. That doesn’t work together",
  ],
])("with %s, changes nothing and doesn't redeem the code", async (_name, card, said) => {
  const world = await openWorld();
  await payWith(world, "cus_LumenAda", card);
  const { token, subscription, input } = await preparePlanChange(world, ada, business, "SPRING");
  expect(await changePlan(token, input)).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringContaining(said) },
  });
  expect(await stateOf(world, subscription.id)).toMatchObject({
    prices: ["price_Lumen_team_month"],
    codes: [],
  });
  expect(await redeemed(world, "SPRING")).toBe(0);
});

it("checks the code again when the customer confirms", async () => {
  const world = await openWorld();
  const { token, subscription, input } = await preparePlanChange(world, ada, business, "SPRING");
  await world.stripe.promotionCodes.update("promo_Lumen_SPRING", { active: false });
  expect(await changePlan(token, input)).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining("isn’t valid") },
  });
  expect((await stateOf(world, subscription.id)).prices).toEqual(["price_Lumen_team_month"]);
});

it("refuses codes after the merchant turns them off, even with an earlier quote", async () => {
  const world = await openWorld();
  const { token, subscription, input } = await preparePlanChange(world, ada, business, "SPRING");
  expect(subscription.changePlan?.takesCode).toBe(true);
  await world.saveSettings({ coupon: false });
  const asked = { subscriptionId: subscription.id, code: "SPRING" };
  expect(await plansReading(token, asked)).toMatchObject({ error: { code: "not_allowed" } });
  expect(await changePlan(token, input)).toMatchObject({ error: { code: "not_allowed" } });
  expect((await stateOf(world, subscription.id)).codes).toEqual([]);
});
