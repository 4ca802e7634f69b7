import { cancellationWords } from "@/lib/testing/cancellation-words";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import type { SubscriptionView } from "../view/view-shape";
import { cancellation as operation } from "./cancellation";
import { keepSubscription as keeping } from "./keep-subscription";

const cancel = frontDoor(operation);
const keep = frontDoor(keeping);

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function firstOf(token: string): Promise<SubscriptionView> {
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error(`There is no subscription: ${JSON.stringify(answer)}`);
  return subscription;
}

async function begin(email: string, world: PortalWorld) {
  const token = await world.visit(email);
  const subscription = await firstOf(token);
  return { token, subscription, asked: { intentId: subscription.intentId, subscriptionId: subscription.id } };
}

it("ends a subscription with its period, and stores the reason in Stripe for the merchant", async () => {
  const world = await portalWorld();
  await world.saveSettings({ cancellationReason: true });
  const { token, asked, subscription } = await begin("ada@example.com", world);
  expect(cancellationWords(subscription.cancellation).join(" ")).toMatch(
    /^Yours until .+ No more payments You won’t be charged again\./,
  );

  const answer = await cancel(token, { ...asked, feedback: "too_expensive", comment: "Back in spring" });
  expect(answer.ok && answer.said).toMatch(/^Your plan is canceled\. You keep Lumen Team until /);
  expect(answer.ok && answer.receipt).toEqual([
    { label: "Canceled", value: expect.stringMatching(/^[A-Z][a-z]+\s\d+,\s\d{4} at \d+:\d\d\s[AP]M\sUTC$/) },
    { label: "Payments", value: "None after today" },
  ]);
  const now = await world.stripe.subscriptions.retrieve(asked.subscriptionId);
  expect(now.status).toBe("active");
  expect(now.cancel_at).toBe(now.items.data[0]?.current_period_end);
  expect(now.cancellation_details).toMatchObject({ feedback: "too_expensive", comment: "Back in spring" });
  expect(now.metadata).toMatchObject({
    cancellation_reason: "too_expensive",
    cancellation_comment: "Back in spring",
  });

  await world.admin("POST", "clock", { to: (now.cancel_at ?? 0) + 10 });
  expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).status).toBe("canceled");
});

it("treats another customer's intent as a new one, and reveals nothing about that customer", async () => {
  const world = await portalWorld();
  const ada = await begin("ada@example.com", world);
  const ben = await begin("ben@example.com", world);
  expect(await cancel(ada.token, ada.asked)).toSucceed();
  await world.admin("DELETE", "requests");
  const foreign = { ...ben.asked, intentId: ada.asked.intentId };
  const answer = await cancel(ben.token, foreign);
  expect(answer).toSucceed();
  expect(JSON.stringify(answer)).not.toContain(ada.asked.subscriptionId);
  const path = `/v1/subscriptions/${ben.asked.subscriptionId}`;
  expect(await world.changes()).toMatchObject([{ method: "POST", path }]);
});

it("ends a subscription immediately if the merchant's settings say so", async () => {
  const world = await portalWorld();
  await world.saveSettings({ cancelImmediately: true });
  const { token, asked, subscription } = await begin("ada@example.com", world);
  expect(cancellationWords(subscription.cancellation)[0]).toBe("Lumen Team ends today");
  expect(await cancel(token, asked)).toMatchObject({
    ok: true,
    said: "Your plan is canceled. Lumen Team has ended.",
  });
  expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).status).toBe("canceled");
});

it("ends a past-due subscription immediately, and states the debt first", async () => {
  const world = await portalWorld();
  const { token, asked, subscription } = await begin("dmitri@example.com", world);
  expect(cancellationWords(subscription.cancellation).at(-1)).toMatch(
    /We’ll stop collecting your open payment of \$49\.00\./,
  );
  expect(await cancel(token, asked)).toSucceed();
  expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).status).toBe("canceled");
});

it("if a subscription has a schedule, ends it through the schedule, because Stripe accepts no other way", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin("ada@example.com", world);
  const schedule = await world.stripe.subscriptionSchedules.create({
    from_subscription: asked.subscriptionId,
  });
  expect(await cancel(token, asked)).toSucceed();
  const [phase] = schedule.phases;
  const now = await world.stripe.subscriptions.retrieve(asked.subscriptionId);
  expect(now).toMatchObject({ schedule: schedule.id, cancel_at: phase?.end_date });
});

it("undoes a cancellation in one step, and removes its stored reason", async () => {
  const world = await portalWorld();
  await world.saveSettings({ cancellationReason: true });
  const { token, asked } = await begin("ada@example.com", world);
  const canceled = await cancel(token, { ...asked, feedback: "unused" });
  const view = canceled.ok ? canceled.view?.subscriptions[0] : undefined;
  expect(view?.actions).toEqual(["change_plan", "keep_subscription"]);

  const answer = await keep(token, { intentId: view?.intentId, subscriptionId: asked.subscriptionId });
  expect(answer).toMatchObject({ ok: true, said: "You’re staying on Lumen Team." });
  const now = await world.stripe.subscriptions.retrieve(asked.subscriptionId);
  expect(now).toMatchObject({ cancel_at: null, cancel_at_period_end: false, status: "active" });
  expect(now.metadata.cancellation_reason).toBeUndefined();
});

it("undoes a cancellation that was made before the visit", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin("elif@example.com", world);
  expect(await keep(token, asked)).toSucceed();
  expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).cancel_at).toBeNull();
});

it("refuses a cancellation if the merchant has turned cancellations off", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin("ada@example.com", world);
  await world.saveSettings({ cancellation: false });
  expect(await cancel(token, asked)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("stores no reason if the merchant doesn't ask for one", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin("ada@example.com", world);
  await cancel(token, { ...asked, feedback: "unused", comment: "not asked" });
  const now = await world.stripe.subscriptions.retrieve(asked.subscriptionId);
  expect(now.cancellation_details).toMatchObject({ feedback: null, comment: null });
});

it.each([
  ["a comment that is too long for Stripe", { comment: "x".repeat(501) }],
  ["a reason that Stripe doesn't have", { feedback: "because" }],
  ["an unknown field", { prorate: true }],
  ["an object in place of an ID", { subscriptionId: { not: "" } }],
  ["an empty intent", { intentId: "" }],
  ["an intent of ten thousand characters", { intentId: "i".repeat(10_000) }],
])("refuses %s and sends Stripe no request", async (_name, more) => {
  const world = await portalWorld();
  const { token, asked } = await begin("ada@example.com", world);
  expect(await cancel(token, { ...asked, ...more })).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await world.changes()).toEqual([]);
});

it("lets a customer cancel even if no service is set up and products can't be read", async () => {
  const world = await portalWorld();
  await world.admin("POST", "faults", {
    match: { method: "GET", path: "/v1/products" },
    times: 10,
    action: { type: "status", status: 403 },
  });
  const { token, asked } = await begin("ada@example.com", world);
  const answer = await cancel(token, asked);
  expect(answer.ok && answer.said).toMatch(/^Your plan is canceled\. You keep Subscription until /);
});
