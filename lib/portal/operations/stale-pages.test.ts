import { changePlan, firstOf, preparePlanChange, readPlanPreview } from "@/lib/testing/changing-plan";
import {
  changeQuantity,
  openShop,
  prepareQuantityChange as askingForUnits,
} from "@/lib/testing/changing-quantity";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { couponReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import { applyCoupon } from "./apply-coupon";
import { cancellation } from "./cancellation";

/** If the page is out of date when the customer confirms, the operation is refused and changes nothing. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);
const apply = frontDoor(applyCoupon);
const ada = "ada@example.com";
const customer = "cus_LumenAda";
const starter = "price_Lumen_starter_month";
const nextMonth = (world: PortalWorld) => world.admin("POST", "clock", { advance: 32 * 86_400 });

async function aboutToCancel(world: PortalWorld) {
  const token = await world.visit(ada);
  const { id: subscriptionId, intentId, cancellation: shown } = await firstOf(token);
  await world.admin("DELETE", "requests");
  return { token, input: { subscriptionId, intentId, moment: shown?.moment } };
}

it.each([
  [
    "cancellations now take effect immediately",
    (world: PortalWorld) => world.saveSettings({ cancelImmediately: true }),
  ],
  ["a renewal was paid", nextMonth],
  [
    "the renewal failed",
    async (world: PortalWorld) => {
      const { id } = await world.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
      await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
      const [one] = (await world.stripe.subscriptions.list({ customer })).data;
      const renewal = one?.items.data[0]?.current_period_end ?? 0;
      await world.admin("POST", "clock", { to: renewal + 7200 });
    },
  ],
])("cancels nothing if the end date shown is out of date because %s", async (_name, happens) => {
  const world = await portalWorld();
  const { token, input } = await aboutToCancel(world);
  await happens(world);
  await world.admin("DELETE", "requests");
  const refused = await cancel(token, input);
  expect(refused).toMatchObject({
    error: { code: "state_changed", message: expect.stringMatching(/Nothing was canceled/) },
  });
  expect(await world.changes()).toEqual([]);
  const again = await aboutToCancel(world);
  expect(await cancel(again.token, again.input)).toSucceed();
});

it.each([
  ["the renewal has passed", nextMonth],
  [
    "another page has scheduled a change",
    async (world: PortalWorld) => {
      const other = await preparePlanChange(world, ada, starter);
      await changePlan(other.token, other.input);
    },
  ],
])("schedules no downgrade if %s", async (_name, happens) => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, ada, starter);
  await happens(world);
  await world.admin("DELETE", "requests");
  expect(await changePlan(token, input)).toMatchObject({ error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it("schedules nothing if the trial that the preview showed has ended", async () => {
  const world = await portalWorld("test", "trialing");
  const [one] = (await world.stripe.subscriptions.list({ limit: 1 })).data;
  const { id, email } = (await world.stripe.customers.retrieve(String(one?.customer))) as {
    id: string;
    email: string;
  };
  const { token, input, preview } = await preparePlanChange(world, email, starter);
  expect([id, preview.explanation]).toEqual([one?.customer, expect.stringMatching(/^Your trial runs/)]);
  await nextMonth(world);
  await world.admin("DELETE", "requests");
  expect(await changePlan(token, input)).toMatchObject({ error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it("removes no units if their price has changed since it was shown", async () => {
  const shop = await openShop();
  const { token, input } = await askingForUnits(shop, 3);
  const { product } = await shop.stripe.prices.retrieve(shop.priceId);
  const recurring = { interval: "month" } as const;
  const dearer = await shop.stripe.prices.create({
    product: String(product),
    currency: "usd",
    unit_amount: 2000,
    recurring,
  });
  const [item] = (await shop.stripe.subscriptions.retrieve(shop.subscriptionId)).items.data;
  const items = [{ id: item?.id ?? "", price: dearer.id, quantity: 5 }];
  await shop.stripe.subscriptions.update(shop.subscriptionId, { items, proration_behavior: "none" });
  await shop.admin("DELETE", "requests");
  expect(await changeQuantity(token, input)).toMatchObject({ error: { code: "state_changed" } });
  expect(await shop.changes()).toEqual([]);
});

it("charges nothing if the credit that lowered the amount shown no longer exists", async () => {
  const world = await portalWorld();
  const credit = (balance: number) => world.stripe.customers.update(customer, { balance });
  await credit(-3000);
  const { token, preview, input } = await preparePlanChange(world, ada, "price_Lumen_business_month");
  expect(preview.lines.map(({ label }) => label)).toContain("From your balance");
  await credit(0);
  await world.admin("DELETE", "requests");
  expect(await changePlan(token, input)).toMatchObject({
    error: { code: "state_changed", message: expect.stringMatching(/^The amount has changed/) },
  });
  expect(await world.changes()).toEqual([]);
});

it("accepts no code of a kind that the merchant no longer accepts", async () => {
  const world = await portalWorld();
  await world.saveSettings({ coupon: true, couponCodes: "both" });
  const token = await world.visit(ada);
  const { id: subscriptionId, intentId } = await firstOf(token);
  const answer = await couponReading(token, { subscriptionId, code: "LOYAL15" });
  const quote = answer.ok ? answer.value.quote : "";
  const withPlan = await readPlanPreview(token, subscriptionId, starter, "LOYAL15");
  await world.saveSettings({ coupon: true, couponCodes: "promotion_codes" });
  expect(await apply(token, { subscriptionId, intentId, quote })).toMatchObject({
    error: { code: "invalid" },
  });
  const change = { subscriptionId, intentId, priceId: starter, quote: withPlan.quote };
  expect(await changePlan(token, change)).toMatchObject({ error: { code: "invalid" } });
  expect(await world.changes()).toEqual([]);
});
