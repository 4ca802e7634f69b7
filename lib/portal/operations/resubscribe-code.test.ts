import { createCode } from "@/lib/testing/codes";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { resubscribeReading } from "@/lib/testing/readings";
import {
  farid,
  liveSubscriptions,
  payWith,
  prepareResubscription,
  resubscribe,
  viewOf,
} from "@/lib/testing/resubscribing";

/** Tests codes that a customer uses to restart a subscription. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function openWorld() {
  const world = await portalWorld();
  await world.saveSettings({ resubscribe: true, couponOnResubscribe: true });
  return world;
}

it.each([
  ["SPRING", "20% off for 3 months", 1520, "$19.00 per month ($15.20 with discounts)"],
  ["WELCOME20", "20% off one invoice", 1520, "$19.00 per month"],
  ["TENOFF", "$10.00 off one invoice", 900, "$19.00 per month"],
])("restarts with the code %s for exactly the amount shown", async (code, terms, amount, fromThen) => {
  const world = await openWorld();
  const { token, preview, input } = await prepareResubscription(world, code);
  expect(preview.note).toBe(`${code}: ${terms}.`);
  expect(preview.confirm).toBe(`Resubscribe and pay $${(amount / 100).toFixed(2)}`);
  expect(preview.explanation).toMatch(/ from [A-Z][a-z]+\s\d+,\s\d{4}\. Paid with/);
  expect(preview.explanation).toContain(`Then ${fromThen} from `);
  expect(await resubscribe(token, input)).toSucceed();
  const [started] = await liveSubscriptions(world);
  expect(started?.latest_invoice).toMatchObject({ status: "paid", amount_paid: amount });
});

it("accepts a code if the first payment reaches the code's minimum amount, and otherwise explains the refusal", async () => {
  const world = await openWorld();
  const restrictions = { minimum_amount: 1000, minimum_amount_currency: "usd" };
  await createCode(world, "FROMTEN", {}, { restrictions });
  const { token, ended, input } = await prepareResubscription(world, "FROMTEN");
  const tooHigh = { subscriptionId: ended.id, code: "MINIMUM50" };
  expect(await resubscribeReading(token, tooHigh)).toMatchObject({
    error: { code: "invalid", message: expect.stringContaining("larger amounts") },
  });
  expect(await resubscribe(token, input)).toSucceed();
});

it.each([
  ["FIRSTTIME", "first purchases"],
  ["EXPIRED", "expired"],
  ["ONLYADA", "isn’t valid"],
  ["BUSINESSONLY", "different plan"],
])("refuses the code %s, says why, and starts nothing", async (code, said) => {
  const world = await openWorld();
  const token = await world.visit(farid);
  const [ended] = await viewOf(token);
  expect(await resubscribeReading(token, { subscriptionId: ended?.id, code })).toMatchObject({
    error: { code: "invalid", message: expect.stringContaining(said) },
  });
  expect(await liveSubscriptions(world)).toEqual([]);
});

it("starts nothing if another customer has used the code's last redemption since the preview", async () => {
  const world = await openWorld();
  const { id } = await createCode(world, "LAST", {}, { max_redemptions: 1 });
  const { token, input } = await prepareResubscription(world, "LAST");
  const [other] = (await world.stripe.subscriptions.list({ customer: "cus_LumenAda" })).data;
  await world.stripe.subscriptions.update(other?.id ?? "", { discounts: [{ promotion_code: id }] });
  expect(await resubscribe(token, input)).toMatchObject({
    error: { code: "invalid", message: "This code has reached its limit. Nothing was changed." },
  });
  expect(await liveSubscriptions(world)).toEqual([]);
});

it("reports a declined card", async () => {
  const world = await openWorld();
  await payWith(world, "pm_card_chargeCustomerFail");
  const { token, input } = await prepareResubscription(world, "SPRING");
  expect(await resubscribe(token, input)).toMatchObject({ error: { code: "payment_declined" } });
});

it("accepts no code after the merchant turns codes off, even with an earlier quote", async () => {
  const world = await openWorld();
  const { token, ended, input } = await prepareResubscription(world, "SPRING");
  expect(ended.resubscribe?.takesCode).toBe(true);
  await world.saveSettings({ resubscribe: true });
  const asked = { subscriptionId: ended.id, code: "SPRING" };
  expect(await resubscribeReading(token, asked)).toMatchObject({ error: { code: "not_allowed" } });
  expect(await resubscribe(token, input)).toMatchObject({ error: { code: "not_allowed" } });
  expect(await liveSubscriptions(world)).toEqual([]);
});
