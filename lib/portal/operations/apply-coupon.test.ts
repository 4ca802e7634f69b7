import { createCode } from "@/lib/testing/codes";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { couponReading, viewReading } from "@/lib/testing/readings";
import { takeErrors } from "@/scripts/logged";
import type { PortalSettings } from "../../settings/schema";
import { frontDoor } from "../door/front-door";
import type { SubscriptionView } from "../view/view-shape";
import { applyCoupon as operation } from "./apply-coupon";

const applyCoupon = frontDoor(operation);
const ada = "ada@example.com";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function openWorld(settings: Partial<PortalSettings> = {}) {
  const world = await portalWorld();
  await world.saveSettings({ coupon: true, ...settings });
  return world;
}

async function visiting(world: PortalWorld, email = ada) {
  const token = await world.visit(email);
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error(`${email} has no subscription.`);
  return { token, subscription };
}

type Visiting = Awaited<ReturnType<typeof visiting>>;

const preview = ({ token, subscription }: Visiting, code: string) =>
  couponReading(token, { subscriptionId: subscription.id, code });

async function quoted(visit: Visiting, code: string) {
  const answer = await preview(visit, code);
  if (!answer.ok) throw new Error(answer.error.message);
  const { intentId, id: subscriptionId } = visit.subscription as SubscriptionView;
  return { shown: answer.value, input: { intentId, subscriptionId, quote: answer.value.quote } };
}

async function discountsOf(world: PortalWorld, subscriptionId: string) {
  const expand = ["discounts.source.coupon"];
  const { discounts } = await world.stripe.subscriptions.retrieve(subscriptionId, { expand });
  return discounts.map((discount) => {
    if (typeof discount === "string" || typeof discount.source.coupon !== "object")
      throw new Error("The coupon was not expanded.");
    return discount.source.coupon?.percent_off ?? discount.source.coupon?.amount_off;
  });
}

it("shows a code's discount, its duration and the amount of the next invoice, and bills that amount", async () => {
  const world = await openWorld();
  const visit = await visiting(world);
  expect(visit.subscription.actions).toContain("apply_coupon");
  const { shown, input } = await quoted(visit, " spring ");
  expect(shown.explanation).toMatch(
    /^SPRING: 20% off for 3 months\. Next payment \$39\.20 on [A-Z][a-z]+\s\d+,\s\d{4}, instead of \$49\.00\.$/,
  );
  expect(shown.confirm).toBe("Add SPRING");

  const answer = await applyCoupon(visit.token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: expect.stringMatching(/^Code added\. SPRING: 20% off until [A-Z][a-z]+\s\d+,\s\d{4}\.$/),
    event: {
      event: "apply_coupon",
      response: { object: "subscription", id: input.subscriptionId, outcome: "applied" },
    },
  });
  const { details, headline } = (answer.ok ? answer.view?.subscriptions[0] : undefined) ?? {};
  expect(headline).toMatch(/^Next payment \$39\.20 on /);
  expect(details).toContainEqual({ label: "Discount", value: expect.stringMatching(/20% off until/) });

  const renewal = (await world.stripe.subscriptions.retrieve(input.subscriptionId)).items.data[0];
  await world.admin("POST", "clock", { to: (renewal?.current_period_end ?? 0) + 7200 });
  const [invoice] = (await world.stripe.invoices.list({ subscription: input.subscriptionId })).data;
  expect(invoice).toMatchObject({ status: "paid", amount_paid: 3920 });
});

it("adds the new discount to the existing ones", async () => {
  const world = await openWorld();
  const first = await visiting(world);
  await applyCoupon(first.token, (await quoted(first, "FOREVER10")).input);
  const second = await visiting(world);
  await applyCoupon(second.token, (await quoted(second, "SPRING")).input);
  expect(await discountsOf(world, first.subscription.id)).toEqual([10, 20]);
});

it("lowers the first charge after a trial", async () => {
  const world = await openWorld();
  await createCode(world, "FIVE", { amount_off: 500, currency: "usd", duration: "once" });
  const { shown } = await quoted(await visiting(world, "chloe@example.com"), "FIVE");
  expect(shown.explanation).toMatch(
    /^FIVE: \$5\.00 off one invoice\. Next payment \$14\.00 on .*, instead of \$19\.00\.$/,
  );
});

it.each([
  ["it doesn't exist", "NOTHING", "isn’t valid"],
  ["it is inactive", "INACTIVE", "isn’t valid"],
  ["it belongs to another customer", "ONLYADA", "isn’t valid"],
  ["it has expired", "EXPIRED", "expired"],
  ["it has been used up", "USEDUP", "reached its limit"],
  ["the amount is below its minimum", "MINIMUM50", "minimum amount"],
  ["it is for first purchases only", "FIRSTTIME", "first purchases"],
  ["it applies to another plan", "BUSINESSONLY", "different plan"],
  ["its discount is in another currency", "EUROS", "different currency"],
])("refuses a code because %s, and changes nothing", async (_why, code, said) => {
  const world = await openWorld();
  expect(await preview(await visiting(world, "ivo@example.com"), code)).toEqual({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining(said) },
  });
  expect(await world.changes()).toEqual([]);
});

it("says that a code saves nothing if it would end before the next invoice", async () => {
  const world = await openWorld();
  await createCode(world, "SHORT", { duration: "repeating", duration_in_months: 1 });
  // Ben pays by the year, and his next invoice is months away.
  expect(await preview(await visiting(world, "ben@example.com"), "SHORT")).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("wouldn’t take anything off") },
  });
});

it("refuses a code that the subscription already has", async () => {
  const world = await openWorld();
  const first = await visiting(world);
  const applied = await applyCoupon(first.token, (await quoted(first, "SPRING")).input);
  expect(applied).toSucceed();
  expect(await preview(await visiting(world), "SPRING")).toMatchObject({
    error: { message: expect.stringContaining("already") },
  });
});

it("gives the last redemption to one of two customers, and tells the other one why the code was refused", async () => {
  const world = await openWorld();
  await createCode(world, "LAST", {}, { max_redemptions: 1 });
  const visits = [await visiting(world, ada), await visiting(world, "ben@example.com")];
  const inputs = [await quoted(visits[0]!, "LAST"), await quoted(visits[1]!, "LAST")];
  const answers = await Promise.all(visits.map(({ token }, i) => applyCoupon(token, inputs[i]?.input)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({
    error: { code: "invalid", message: "This code has reached its limit. Nothing was changed." },
  });
});

it("redeems a code once if the same intent arrives three times, and answers each request with success", async () => {
  const world = await openWorld();
  const visit = await visiting(world);
  const { input } = await quoted(visit, "SPRING");
  const answers = await Promise.all([1, 2, 3].map(() => applyCoupon(visit.token, input)));
  for (const answer of answers) expect(answer).toSucceed();
  expect((await world.stripe.promotionCodes.retrieve("promo_Lumen_SPRING")).times_redeemed).toBe(1);
});

it("confirms an applied discount even if Stripe's answer was lost", async () => {
  const world = await openWorld();
  const visit = await visiting(world);
  const { input } = await quoted(visit, "SPRING");
  const path = `/v1/subscriptions/${input.subscriptionId}`;
  const action = { type: "drop_after_commit" };
  await world.admin("POST", "faults", { match: { method: "POST", path }, times: 3, action });
  expect(await applyCoupon(visit.token, input)).toSucceed();
  expect((await world.stripe.promotionCodes.retrieve("promo_Lumen_SPRING")).times_redeemed).toBe(1);
});

it("checks the code again when the customer confirms", async () => {
  const world = await openWorld();
  const visit = await visiting(world);
  const { input } = await quoted(visit, "SPRING");
  await world.stripe.promotionCodes.update("promo_Lumen_SPRING", { active: false });
  expect(await applyCoupon(visit.token, input)).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining("isn’t valid") },
  });
  expect(await discountsOf(world, input.subscriptionId)).toEqual([]);
});

it("accepts only the kinds of codes that the merchant allows", async () => {
  const world = await openWorld();
  const terms = async (code: string) => {
    const answer = await preview(await visiting(world), code);
    return answer.ok ? "accepted" : answer.error.code;
  };
  expect([await terms("SPRING"), await terms("LOYAL15")]).toEqual(["accepted", "invalid"]);
  await world.saveSettings({ coupon: true, couponCodes: "coupons" });
  expect([await terms("SPRING"), await terms("LOYAL15")]).toEqual(["invalid", "accepted"]);
  await world.saveSettings({ coupon: true, couponCodes: "both" });
  expect([await terms("SPRING"), await terms("LOYAL15")]).toEqual(["accepted", "accepted"]);
});

it("refuses codes after the merchant turns them off, even with an earlier quote", async () => {
  const world = await openWorld();
  const visit = await visiting(world);
  const { input } = await quoted(visit, "SPRING");
  await world.saveSettings({ coupon: false });
  expect((await visiting(world)).subscription.applyCoupon).toBeNull();
  expect(await preview(visit, "SPRING")).toMatchObject({ error: { code: "not_allowed" } });
  expect(await applyCoupon(visit.token, input)).toMatchObject({ error: { code: "not_allowed" } });
  expect(await discountsOf(world, input.subscriptionId)).toEqual([]);
});

it("refuses another customer's subscription, and a quote that was made for it", async () => {
  const world = await openWorld();
  const [mine, other] = [await visiting(world), await visiting(world, "ben@example.com")];
  expect(await preview({ ...mine, subscription: other.subscription }, "SPRING")).toMatchObject({
    error: { code: "not_found" },
  });
  const { input } = await quoted(other, "FOREVER10");
  expect(await applyCoupon(mine.token, input)).toMatchObject({ error: { code: "not_found" } });
  const borrowed = { ...input, subscriptionId: mine.subscription.id };
  expect(await applyCoupon(mine.token, borrowed)).toMatchObject({ error: { code: "invalid" } });
});

it("refuses codes as misconfigured if the Stripe key can't read them, and the rest of the portal works", async () => {
  const world = await openWorld();
  const all = ["customer_read", "subscription_write", "invoice_write", "payment_method_read"];
  const permissions = [...all, "product_read", "plan_read", "coupon_read"];
  await world.admin("POST", "keys", { key: world.stripeKey, permissions });
  const visit = await visiting(world);
  expect(visit.subscription.actions).toContain("cancellation");
  expect(await preview(visit, "SPRING")).toMatchObject({ error: { code: "misconfigured" } });
  expect(takeErrors()).toMatchObject([
    {
      merchantId: world.merchantId,
      cause: "misconfigured.stripe_permission_missing",
      error: { cause: { permission: expect.stringMatching(/^rak_/), stripeRequestId: expect.any(String) } },
    },
  ]);
});
