import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { cancellationReading, viewReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import type { SubscriptionView } from "../view/view-shape";
import { cancellation as operation } from "./cancellation";
import { keepSubscription as keeping } from "./keep-subscription";

/** Whatever state a subscription is in, its customer can end it, and is told before what that means. */

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

async function begin(scenario: string, email: string) {
  const world = await portalWorld("test", scenario);
  const token = await world.visit(email);
  const subscription = await firstOf(token);
  const asked = { intentId: subscription.intentId, subscriptionId: subscription.id };
  return { world, token, subscription, asked };
}

const read = (world: PortalWorld, id: string) => world.stripe.subscriptions.retrieve(id);

it.each([
  [
    "past-due",
    "pavel@example.com",
    /We stop collecting your open payment of \$49\.00\. You can still pay it\./,
  ],
  ["unpaid", "uma@example.com", /We stop collecting your open payment of \$49\.00\. You can still pay it\./],
  ["paused", "paula@example.com", /ends today, as soon as you confirm\. You won’t be charged again\.$/],
])("ends at once what is %s, since nothing is paid that could be kept", async (scenario, email, said) => {
  const { world, token, subscription, asked } = await begin(scenario, email);
  expect(subscription.cancellation?.body.join(" ")).toMatch(said);
  expect(await cancel(token, asked)).toMatchObject({ ok: true, said: "Canceled. Lumen Team has ended." });
  const ended = await read(world, asked.subscriptionId);
  expect(["canceled", "incomplete_expired"]).toContain(ended.status);
  const attempts = await world.changes();
  await world.admin("POST", "clock", { advance: 40 * 86_400 });
  const { data } = await world.stripe.invoices.list({ subscription: asked.subscriptionId });
  expect(data.filter(({ status, auto_advance }) => status === "open" && auto_advance)).toEqual([]);
  expect(attempts.every(({ path }) => path.startsWith("/v1/subscriptions/"))).toBe(true);
});

it.each([
  [false, "at_period_end", "You won’t be charged again. The current period is not refunded."],
  [true, "now", "You won’t be charged again. The current period is not refunded."],
])("drops a change that waits for its payment (at once: %s)", async (cancelImmediately, outcome, said) => {
  const world = await portalWorld("test", "pending-update");
  await world.saveSettings({ cancelImmediately });
  const token = await world.visit("rosa@example.com");
  const { id, intentId, cancellation } = await firstOf(token);
  expect(cancellation?.body.slice(1).join(" ")).toBe(
    `${said} The change that waits for its payment is dropped. You owe nothing for it.`,
  );
  const answer = await cancel(token, { intentId, subscriptionId: id });
  expect(answer).toMatchObject({ event: { response: { outcome } } });
  expect((await firstOf(token)).notice).toBeNull();
  expect((await read(world, id)).pending_update).toBeNull();
  const { data } = await world.stripe.invoices.list({ subscription: id });
  expect(data.filter(({ status }) => status === "open")).toEqual([]);
});

it("cancels although what waits for its payment cannot be dropped, and goes on showing it", async () => {
  const { world, token, asked } = await begin("pending-update", "rosa@example.com");
  const action = { type: "status", status: 403 };
  const match = { method: "POST", path: "/^/v1/invoices/.*/void$/" };
  await world.admin("POST", "faults", { match, times: 5, action });
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  expect(await firstOf(token)).toMatchObject({ status: { label: "Ending" }, notice: { tone: "warning" } });
});

it("drops what waits for its payment although the answer to the cancellation was lost", async () => {
  const { world, token, asked } = await begin("pending-update", "rosa@example.com");
  const match = { method: "POST", path: `/v1/subscriptions/${asked.subscriptionId}` };
  await world.admin("POST", "faults", { match, times: 3, action: { type: "drop_after_commit" } });
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  expect((await read(world, asked.subscriptionId)).pending_update).toBeNull();
});

it("gives up what waits for its first payment: nothing is owed, and it never counts as started", async () => {
  const { world, token, subscription, asked } = await begin("incomplete", "ines@example.com");
  expect(subscription.cancellation?.body).toEqual([
    "Lumen Team has not started: its first payment was never finished.",
    "Nothing was paid, and nothing is owed.",
  ]);
  expect(await cancel(token, asked)).toMatchObject({
    ok: true,
    said: "Canceled. Lumen Team did not start, and nothing is owed.",
  });
  expect((await read(world, asked.subscriptionId)).status).toBe("incomplete_expired");
  const { data } = await world.stripe.invoices.list({ subscription: asked.subscriptionId });
  expect(data.map(({ status }) => status)).toEqual(["void"]);
});

it("does not end what was paid while its dialog was open, and says so", async () => {
  const { world, token, asked } = await begin("incomplete", "ines@example.com");
  const { latest_invoice: invoice, customer } = await read(world, asked.subscriptionId);
  const card = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: String(customer) });
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/invoices/${String(invoice)}/void` },
    action: { type: "delay", milliseconds: 1_500 },
  });
  const canceling = cancel(token, asked);
  const isUnderWay = async () =>
    (await world.changes()).some(({ path }) => path === `/v1/subscriptions/${asked.subscriptionId}`);
  while (!(await isUnderWay())) await new Promise(setImmediate);
  await world.stripe.invoices.pay(String(invoice), { payment_method: card.id });
  expect(await canceling).toMatchObject({
    ok: false,
    error: { code: "state_changed", message: expect.stringContaining("gone through in the meantime") },
  });
  expect((await read(world, asked.subscriptionId)).status).toBe("active");
});

it.each([
  ["trialing", "tara@example.com", /^Your trial goes on until .+\. You won’t be charged\.$/],
  ["payments-paused", "petra@example.com", /^You keep Lumen Team until /],
  ["legacy-price", "leo@example.com", /^You keep .+ until /],
  ["discounted", "dalia@example.com", /^You keep Lumen Team until /],
  ["scheduled-change", "silas@example.com", /The planned change to Lumen Starter is dropped\.$/],
  ["foreign-schedule", "yusuf@example.com", /The planned change to Lumen Business is dropped\.$/],
  ["seats", "selma@example.com", /^You keep .+ until /],
  ["free", "freya@example.com", /^You keep Lumen Free until .+\d\.$/],
  [
    "send-invoice",
    "sven@example.com",
    /^You keep Lumen Team until .+ Your open payment of \$490\.00 stays due\./,
  ],
])("lets what is %s run until its end, which comes when the time comes", async (scenario, email, said) => {
  const { world, token, subscription, asked } = await begin(scenario, email);
  expect(subscription.cancellation?.body.join(" ")).toMatch(said);
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  const ending = await read(world, asked.subscriptionId);
  // A schedule of the merchant's brings the end itself; nothing that it holds is taken off before.
  expect(ending.schedule === null).toBe(scenario !== "foreign-schedule");
  const end = ending.cancel_at ?? 0;
  expect(end).toBe(Math.max(...ending.items.data.map((item) => item.current_period_end)));
  await world.admin("POST", "clock", { to: end - 60 });
  expect((await read(world, asked.subscriptionId)).status).not.toBe("canceled");
  await world.admin("POST", "clock", { to: end + 60 });
  expect((await read(world, asked.subscriptionId)).status).toBe("canceled");
});

it("lets a past-due subscription run to its end where the merchant says so, and goes on collecting", async () => {
  const world = await portalWorld("test", "past-due");
  await world.saveSettings({ keepWhilePastDue: true });
  const token = await world.visit("pavel@example.com");
  const { id, intentId, cancellation } = await firstOf(token);
  expect(cancellation?.body.slice(1)).toEqual([
    "Your open payment of $49.00 stays due.",
    expect.stringMatching(/^Your card is tried again on .+\.$/),
    "Nothing else is charged.",
  ]);
  expect(await cancel(token, { intentId, subscriptionId: id })).toMatchObject({
    event: { response: { outcome: "at_period_end" } },
  });
  const { data } = await world.stripe.invoices.list({ subscription: id, status: "open" });
  expect(data.map(({ auto_advance }) => auto_advance)).toEqual([true]);
});

it("ends items of several intervals together at the latest of their ends", async () => {
  const { world, token, asked } = await begin("mixed-intervals", "xavier@example.com");
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  const ending = await read(world, asked.subscriptionId);
  const ends = ending.items.data.map((item) => item.current_period_end);
  expect(new Set(ends).size).toBe(2);
  expect(ending.cancel_at).toBe(Math.max(...ends));
});

it("takes a cancellation back, and the subscription renews when the time comes", async () => {
  const { world, token, asked } = await begin("cancel-at-period-end", "carla@example.com");
  const before = await read(world, asked.subscriptionId);
  expect(await keep(token, asked)).toSucceed();
  await world.admin("POST", "clock", { to: (before.cancel_at ?? 0) + 86_400 });
  const kept = await read(world, asked.subscriptionId);
  expect(kept).toMatchObject({ status: "active", cancel_at: null, cancel_at_period_end: false });
});

describe("what is billed by usage", () => {
  const hugo = "hugo@example.com";
  /** The scenario reports 1,240 requests two days ago, which the same period bills. */
  const billedRequests = 5000 + 1240;
  async function use(world: PortalWorld, requests: number) {
    const { data } = await world.stripe.billing.meters.list();
    await world.stripe.billing.meterEvents.create({
      event_name: data[0]?.event_name ?? "",
      payload: { stripe_customer_id: "cus_LumenHugo", value: String(requests) },
    });
    // What was used in this very second is not over yet.
    await world.admin("POST", "clock", { advance: 60 });
  }

  it("ends with its period, and bills then what was used", async () => {
    const { world, token, subscription, asked } = await begin("metered", hugo);
    expect(subscription.cancellation).toMatchObject({ billsUsageNow: false });
    await use(world, 5000);
    await cancel(token, asked);
    await world.admin("POST", "clock", { advance: 40 * 86_400 });
    expect(await read(world, asked.subscriptionId)).toMatchObject({ status: "canceled" });
    const { data } = await world.stripe.invoices.list({ subscription: asked.subscriptionId, limit: 1 });
    expect(
      data[0]?.lines.data.some(({ quantity, amount }) => quantity === billedRequests && amount > 0),
    ).toBe(true);
  });

  it("says before it ends at once what the usage comes to, and bills exactly that", async () => {
    const world = await portalWorld("test", "metered");
    await world.saveSettings({ cancelImmediately: true });
    const token = await world.visit(hugo);
    const { id, intentId, cancellation: shown } = await firstOf(token);
    expect(shown).toMatchObject({ billsUsageNow: true });
    await use(world, 5000);
    const said = await cancellationReading(token, { subscriptionId: id });
    expect(await cancel(token, { intentId, subscriptionId: id })).toSucceed();
    const { data } = await world.stripe.invoices.list({ subscription: id, limit: 1 });
    const billed = ((data[0]?.total ?? 0) / 100).toFixed(2);
    expect(data[0]?.lines.data.some(({ quantity }) => quantity === billedRequests)).toBe(true);
    expect(said).toMatchObject({ ok: true, value: `Your usage until now comes to $${billed}.` });
  });

  it("can be ended although what it comes to cannot be said", async () => {
    const world = await portalWorld("test", "metered");
    await world.saveSettings({ cancelImmediately: true });
    const token = await world.visit(hugo);
    const { id, intentId } = await firstOf(token);
    await world.admin("POST", "faults", {
      match: { method: "POST", path: "/v1/invoices/create_preview" },
      times: 50,
      action: { type: "status", status: 500 },
    });
    expect(await cancellationReading(token, { subscriptionId: id })).toMatchObject({ ok: false });
    expect(await cancel(token, { intentId, subscriptionId: id })).toSucceed();
  });
});
