import { changePlan, firstOf, readPlanPreview } from "@/lib/testing/changing-plan";
import { openShop, studio } from "@/lib/testing/changing-quantity";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import {
  couponReading,
  languageChoice,
  plansReading,
  quantityReading,
  viewReading,
} from "@/lib/testing/readings";
import type { PortalView } from "../view/view-shape";

/** Tests the effects of a page's options through the operations and readings that the portal page uses. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = "ada@example.com";
const prices = {
  starter: "price_Lumen_starter_month",
  team: "price_Lumen_team_month",
  teamYear: "price_Lumen_team_year",
  business: "price_Lumen_business_month",
};

async function visit(world: PortalWorld, options: Record<string, unknown>, identity = ada) {
  const token = await world.visit(identity, undefined, options);
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  const [subscription] = answer.value.subscriptions;
  if (!subscription) throw new Error("There is no subscription.");
  return { token, view: answer.value as PortalView, subscription };
}

const offers = async (token: string, subscriptionId: string) => {
  const answer = await plansReading(token, { subscriptionId });
  return answer.ok ? answer.value.map(({ priceId }) => priceId).sort() : answer.error.code;
};

describe("with options for tiers", () => {
  it.each(["disableTiers", "hideTiers"])(
    "%s removes the named tiers from the list, and the server refuses them",
    async (name) => {
      const world = await portalWorld();
      const open = await world.visit(ada);
      const before = await firstOf(open);
      const { quote } = await readPlanPreview(open, before.id, prices.business);

      const { token, subscription } = await visit(world, { [name]: "Business" });
      expect(subscription.changePlan?.plans.map(({ priceId }) => priceId)).not.toContain(prices.business);
      expect(await offers(token, subscription.id)).not.toContain(prices.business);
      expect(await offers(token, subscription.id)).toContain(prices.starter);
      const input = {
        intentId: subscription.intentId,
        subscriptionId: subscription.id,
        priceId: prices.business,
      };
      expect(await changePlan(token, { ...input, quote })).toMatchObject({ error: { code: "invalid" } });
      expect(await world.changes()).toEqual([]);
    },
  );

  it("the current tier stays in the list, even if it is hidden", async () => {
    const { subscription } = await visit(await portalWorld(), { hideTiers: ["Team"] });
    const listed = subscription.changePlan?.plans.map(({ priceId, canChoose }) => [priceId, canChoose]);
    expect(listed).toContainEqual([prices.team, false]);
    expect(listed?.flat()).not.toContain(prices.teamYear);
  });

  it("no button remains if every tier is hidden", async () => {
    const { subscription } = await visit(await portalWorld(), { hideTiers: ["Starter", "Team", "Business"] });
    expect(subscription.changePlan).toBeNull();
    expect(subscription.actions).not.toContain("change_plan");
  });

  it("an existing service narrows the plans, and an unknown service has no effect and is reported", async () => {
    const world = await portalWorld();
    await world.stripe.products.update("prod_LumenBusiness", {
      metadata: { sb_service: "Lumen Enterprise" },
    });
    const narrowed = await visit(world, { service: "Lumen Analytics", debug: true });
    expect(await offers(narrowed.token, narrowed.subscription.id)).not.toContain(prices.business);
    expect(narrowed.view.misuses?.ignored_setting).toEqual([]);
    const other = await visit(world, { service: "Somebody’s", debug: true });
    expect(await offers(other.token, other.subscription.id)).toContain(prices.business);
    expect(other.view.misuses?.ignored_setting).toEqual(["service"]);
  });

  it.each([
    [{ tier: "Business" }, prices.business],
    [{ interval: "year" }, prices.teamYear],
    [{ tier: "Business", interval: "year" }, "price_Lumen_business_year"],
    [{ tier: "Nothing like it" }, prices.team],
    [{ interval: "week" }, prices.team],
    [{}, prices.team],
  ])("the dialog preselects the plan for %j", async (options, priceId) => {
    const { subscription } = await visit(await portalWorld(), options);
    const chosen = subscription.changePlan?.plans.filter(({ isChosen }) => isChosen) ?? [];
    expect(chosen.map((plan) => plan.priceId)).toEqual([priceId]);
    expect(subscription.changePlan?.chosenIntervalId).toBe(chosen[0]?.intervalId);
  });
});

it("interval_count tells quarters from months", async () => {
  const world = await portalWorld();
  const recurring = { interval: "month", interval_count: 3 } as const;
  const { id: quarter } = await world.stripe.prices.create({
    product: "prod_LumenTeam",
    currency: "usd",
    unit_amount: 13_900,
    recurring,
  });
  await world.saveTiers([{ productId: "prod_LumenTeam", priceIds: [prices.team, prices.teamYear, quarter] }]);
  const chosen = async (options: Record<string, unknown>) =>
    (await visit(world, options)).subscription.changePlan?.plans
      .filter(({ isChosen }) => isChosen)
      .map(({ priceId }) => priceId);
  expect(await chosen(recurring)).toEqual([quarter]);
  expect(await chosen({ interval: "month" })).toEqual([prices.team]);
});

describe("with options for codes", () => {
  it("disableCoupon hides every field for codes, and the server refuses codes", async () => {
    const world = await portalWorld();
    await world.saveSettings({ coupon: true });
    await world.stripe.coupons.create({ id: "SPRING", percent_off: 20, duration: "once" });
    const { token, subscription } = await visit(world, { disableCoupon: true });
    expect(subscription.actions).not.toContain("apply_coupon");
    expect(subscription.changePlan?.takesCode).toBe(false);
    const asked = await couponReading(token, { subscriptionId: subscription.id, code: "SPRING" });
    expect(asked).toMatchObject({ ok: false, error: { code: "not_allowed" } });
    const preview = await plansReading(token, { subscriptionId: subscription.id, code: "SPRING" });
    expect(preview).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  });

  it("disableCoupon: false doesn't turn codes on", async () => {
    const { subscription } = await visit(await portalWorld(), { disableCoupon: false });
    expect(subscription.actions).not.toContain("apply_coupon");
  });

  it("coupon fills in a code", async () => {
    const { view } = await visit(await portalWorld(), { coupon: "SPRING" });
    expect(view.typedCode).toBe("SPRING");
  });
});

describe("with options for quantities", () => {
  it("quantities keep within the page's and the product's limits, which the server enforces", async () => {
    const shop = await openShop();
    const unit = { seat: { min: 0, max: 8, step: 1 } };
    const { token, subscription } = await visit(
      shop,
      { behavior: { quantityManagement: { unit } }, quantity: 7 },
      studio,
    );
    expect(subscription.changeQuantity).toMatchObject({ min: 1, max: 8, quantity: 5, wanted: 7 });
    const subscriptionId = subscription.id;
    expect(await quantityReading(token, { subscriptionId, quantity: 8 })).toMatchObject({ ok: true });
    expect(await quantityReading(token, { subscriptionId, quantity: 9 })).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  });
});

describe("with options for canceling", () => {
  it("the dialog shows the page's message as plain text after the facts", async () => {
    const text = "You lose <b>all</b>\nreports.";
    const world = await portalWorld();
    const factsFor = async (options: Record<string, unknown>) =>
      (await visit(world, options)).subscription.cancellation?.facts;
    const usual = (await factsFor({})) ?? [];
    expect(usual.length).toBeGreaterThan(0);
    const message = { icon: "note", title: null, text: "You lose <b>all</b> reports." };
    expect(await factsFor({ messageOnCancel: text })).toEqual([...usual, message]);
  });

  it.each([
    [false, true, ["cancel_now"]],
    [true, true, []],
    [true, false, ["cancel_now"]],
  ])(
    "cancelImmediately: %s isn't affected by cancel_now: %s",
    async (cancelImmediately, cancel_now, ignored) => {
      const world = await portalWorld();
      await world.saveSettings({ cancelImmediately });
      const { view, subscription } = await visit(world, { cancel_now, debug: true });
      expect(subscription.cancellation?.moment === "now").toBe(cancelImmediately);
      expect(view.misuses?.ignored_setting).toEqual(ignored);
    },
  );
});

describe("with options for texts", () => {
  it("the page's texts replace ours in every answer, in the language that the customer reads", async () => {
    const world = await portalWorld();
    await world.saveSettings({ languageMenu: true });
    const texts = {
      "cancel.confirm": "End plan",
      "error.invalid": "We can’t do that.",
      de: { "cancel.confirm": "Tarif beenden" },
    };
    const { token, subscription } = await visit(world, { texts });
    expect(subscription.cancellation?.confirm).toBe("End plan");
    const refused = await quantityReading(token, { subscriptionId: subscription.id, quantity: -1 });
    expect(refused).toMatchObject({ ok: false, error: { message: "We can’t do that." } });
    const german = await languageChoice(token, { language: "de" });
    expect(german.ok && german.value.subscriptions[0]?.cancellation?.confirm).toBe("Tarif beenden");
  });
});

it("lists ineffective options only in debug mode", async () => {
  const world = await portalWorld();
  const options = { cancel_now: true, nothing_like_this: 1, interval: "fortnight" };
  expect((await visit(world, options)).view.misuses).toBeNull();
  const told = { unknown_setting: ["nothing_like_this"], ignored_setting: ["interval", "cancel_now"] };
  expect((await visit(world, { ...options, debug: true })).view.misuses).toEqual(told);
  await world.saveSettings({ debug: true });
  expect((await visit(world, options)).view.misuses).toEqual(told);
});
