import { changePlan, preparePlanChange } from "@/lib/testing/changing-plan";
import { dueAt, viewOf } from "@/lib/testing/paying";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { frontDoor } from "../door/front-door";
import { discardChange as operation } from "./discard-change";

const discardChange = frontDoor(operation);

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function rosa() {
  const due = await dueAt("pending-update", "rosa@example.com");
  const { intentId, id: subscriptionId } = due.subscription;
  return { ...due, asked: { intentId, subscriptionId } };
}

it("discards a change that waits for its payment, and the customer owes nothing for it", async () => {
  const { world, token, subscription, asked, invoiceId } = await rosa();
  expect(subscription.discardChange).toEqual({ label: "Stay on Lumen Team" });
  const answer = await discardChange(token, asked);
  expect(answer).toMatchObject({ ok: true, said: "Your planned change won’t happen." });
  const now = await world.stripe.subscriptions.retrieve(subscription.id);
  expect([now.status, now.pending_update]).toEqual(["active", null]);
  expect((await world.stripe.invoices.retrieve(invoiceId)).status).toBe("void");
  const shown = answer.ok ? answer.view?.subscriptions[0] : undefined;
  expect([shown?.notice, shown?.discardChange, shown?.actions.includes("change_plan")]).toEqual([
    null,
    null,
    true,
  ]);
});

it("discards a change that waits for the renewal, and the current plan renews", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_starter_month");
  await changePlan(token, input);
  const [planned] = (await viewOf(token)).subscriptions;
  expect(planned?.headline).toMatch(/^Changes to Lumen Starter/);
  const { intentId = "", id: subscriptionId = "" } = planned ?? {};
  expect(await discardChange(token, { intentId, subscriptionId })).toSucceed();
  const before = await world.stripe.subscriptions.retrieve(subscriptionId);
  expect(before.schedule).toBeNull();
  const renewal = before.items.data[0]?.current_period_end ?? 0;
  await world.admin("POST", "clock", { to: renewal + 7200 });
  const after = await world.stripe.subscriptions.retrieve(subscriptionId);
  expect(after.items.data.map(({ price }) => price.id)).toEqual(["price_Lumen_team_month"]);
});

it("discards a change once if the same intent arrives three times", async () => {
  const { world, token, asked } = await rosa();
  const answers = await Promise.all([1, 2, 3].map(() => discardChange(token, asked)));
  for (const answer of answers) expect(answer).toSucceed();
  expect((await world.changes()).filter(({ path }) => path.endsWith("/void"))).toHaveLength(1);
});

it("does not discard a change that was paid in the meantime, and says so", async () => {
  const { world, token, asked, invoiceId, customer } = await rosa();
  const card = await world.stripe.paymentMethods.attach("pm_card_visa", { customer });
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/invoices/${invoiceId}/void` },
    action: { type: "delay", milliseconds: 1_500 },
  });
  const discarding = discardChange(token, asked);
  await world.stripe.invoices.pay(invoiceId, { payment_method: card.id });
  const answer = await discarding;
  expect(answer).toMatchObject({ ok: false });
  const now = await world.stripe.subscriptions.retrieve(asked.subscriptionId);
  expect(now.items.data.map(({ price }) => price.id)).toEqual(["price_Lumen_business_month"]);
});

it("notices that the change was discarded even if Stripe's answer was lost", async () => {
  const { world, token, asked, invoiceId } = await rosa();
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/invoices/${invoiceId}/void` },
    times: 3,
    action: { type: "drop_after_commit" },
  });
  expect(await discardChange(token, asked)).toSucceed();
});

it("discards nothing if there is no change, if changing plans is turned off, or for another customer", async () => {
  const { world, token, asked } = await rosa();
  const stranger = await (await portalWorld()).visit("ada@example.com");
  expect(await discardChange(stranger, asked)).toMatchObject({ ok: false, error: { code: "not_found" } });
  await world.saveSettings({ changePlan: false });
  expect(await discardChange(token, asked)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  const other = await portalWorld();
  const ada = await other.visit("ada@example.com");
  const [plain] = (await viewOf(ada)).subscriptions;
  const nothing = { intentId: plain?.intentId, subscriptionId: plain?.id };
  expect(await discardChange(ada, nothing)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect([...(await world.changes()), ...(await other.changes())]).toEqual([]);
});
