import { createCode } from "@/lib/testing/codes";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { couponReading, resubscribeReading } from "@/lib/testing/readings";
import { farid, viewOf } from "@/lib/testing/resubscribing";
import { frontDoor } from "../door/front-door";
import { applyCoupon as operation } from "../operations/apply-coupon";

/** In Stripe, codes are unique only per customer, so one text can mean a different discount for each customer. */

const applyCoupon = frontDoor(operation);

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = { id: "cus_LumenAda", email: "ada@example.com", percent: 10 };
const ben = { id: "cus_LumenBen", email: "ben@example.com", percent: 30 };

async function openWorld(settings: object = { coupon: true }) {
  const world = await portalWorld();
  await world.saveSettings(settings);
  return world;
}

/** Previews a code as this customer. Returns what the customer is told, and a function that redeems the code. */
async function tryCode(world: PortalWorld, email: string, code: string) {
  const token = await world.visit(email);
  const [subscription] = await viewOf(token);
  const { id: subscriptionId = "", intentId = "" } = subscription ?? {};
  const answer = await couponReading(token, { subscriptionId, code });
  const told = answer.ok ? answer.value.explanation : answer.error.message;
  const quote = answer.ok ? answer.value.quote : "";
  return { told, redeem: () => applyCoupon(token, { subscriptionId, intentId, quote }) };
}

const make = (world: PortalWorld, { id, percent }: typeof ada, more: object = {}) =>
  createCode(world, "MINE", { percent_off: percent }, { customer: id, ...more });

async function percentOf({ stripe }: PortalWorld, customer: string) {
  const expand = ["data.discounts.source.coupon"];
  const { data } = await stripe.subscriptions.list({ customer, expand });
  return data[0]?.discounts.map((one) => typeof one !== "string" && one.source.coupon);
}

it.each([
  ["Ada’s was created first", [ada, ben]],
  ["Ben’s was created first", [ben, ada]],
])("gives each customer their own discount for the same code if %s", async (_order, owners) => {
  const world = await openWorld();
  for (const owner of owners) await make(world, owner);
  for (const { id, email, percent } of [ada, ben]) {
    const { told, redeem } = await tryCode(world, email, "mine");
    expect(told).toMatch(new RegExp(`^MINE: ${percent}% off\\.`));
    expect(await redeem()).toSucceed();
    expect(await percentOf(world, id)).toMatchObject([{ percent_off: percent }]);
  }
  expect((await tryCode(world, "ivo@example.com", "MINE")).told).toContain("isn’t valid");
});

it("finds no code for a customer whose own is inactive, even if another customer's is active", async () => {
  const world = await openWorld();
  const { id } = await make(world, ada);
  await make(world, ben);
  await world.stripe.promotionCodes.update(id, { active: false });
  expect((await tryCode(world, ada.email, "MINE")).told).toContain("isn’t valid");
  expect((await tryCode(world, ben.email, "MINE")).told).toContain("30% off");
});

it("falls back to the code for everyone if the customer's own code is inactive", async () => {
  const world = await openWorld();
  const { id } = await make(world, ada);
  await world.stripe.promotionCodes.update(id, { active: false });
  await createCode(world, "MINE", { percent_off: 5 });
  expect((await tryCode(world, ada.email, "MINE")).told).toContain("5% off");
});

it("restarts a subscription with the customer’s own discount, even if another customer has the same code", async () => {
  const world = await openWorld({ resubscribe: true, couponOnResubscribe: true });
  await make(world, { ...ben, id: "cus_LumenFarid", percent: 50 });
  await make(world, ada);
  const token = await world.visit(farid);
  const [ended] = await viewOf(token);
  const answer = await resubscribeReading(token, { subscriptionId: ended?.id ?? "", code: "MINE" });
  expect(answer.ok && answer.value[0]?.note).toBe("MINE: 50% off.");
});

it.each([
  ["full-width letters", "ＳＰＲＩＮＧ"],
  ["an invisible space inside", "SPR\u200bING"],
  ["curly quotes and a period", "“SPRING”."],
])("accepts a code pasted with %s", async (_what, text) => {
  const world = await openWorld({ coupon: true, resubscribe: true, couponOnResubscribe: true });
  expect((await tryCode(world, ada.email, text)).told).toMatch(/^SPRING: 20% off for 3 months\./);
  const token = await world.visit(farid);
  const [ended] = await viewOf(token);
  const answer = await resubscribeReading(token, { subscriptionId: ended?.id ?? "", code: text });
  expect(answer.ok && answer.value[0]?.note).toBe("SPRING: 20% off for 3 months.");
});
