import { cancellationWords } from "@/lib/testing/cancellation-words";
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

/** Customers can end a subscription in every state, and learn the consequences before they confirm. */

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
    /We’ll stop collecting your open payment of \$49\.00\. You can still pay it\./,
  ],
  [
    "unpaid",
    "uma@example.com",
    /We’ll stop collecting your open payment of \$49\.00\. You can still pay it\./,
  ],
  [
    "paused",
    "paula@example.com",
    /ends today It ends as soon as you confirm\. You can’t undo this\. No more payments You won’t be charged again\.$/,
  ],
])(
  "ends a %s subscription immediately, because there is no paid period left to use",
  async (scenario, email, said) => {
    const { world, token, subscription, asked } = await begin(scenario, email);
    expect(cancellationWords(subscription.cancellation).join(" ")).toMatch(said);
    expect(await cancel(token, asked)).toMatchObject({
      ok: true,
      said: "Your plan is canceled. Lumen Team has ended.",
    });
    const ended = await read(world, asked.subscriptionId);
    expect(["canceled", "incomplete_expired"]).toContain(ended.status);
    const attempts = await world.changes();
    await world.admin("POST", "clock", { advance: 40 * 86_400 });
    const { data } = await world.stripe.invoices.list({ subscription: asked.subscriptionId });
    expect(data.filter(({ status, auto_advance }) => status === "open" && auto_advance)).toEqual([]);
    expect(attempts.every(({ path }) => path.startsWith("/v1/subscriptions/"))).toBe(true);
  },
);

it.each([
  [false, "at_period_end"],
  [true, "now"],
])(
  "discards a change that waits for its payment (immediate cancellation: %s)",
  async (cancelImmediately, outcome) => {
    const world = await portalWorld("test", "pending-update");
    await world.saveSettings({ cancelImmediately });
    const token = await world.visit("rosa@example.com");
    const { id, intentId, cancellation } = await firstOf(token);
    expect(cancellationWords(cancellation).slice(2)).toEqual([
      "No more payments",
      "You won’t be charged again.",
      "No refund",
      "The current period isn’t refunded.",
      "The change that’s waiting for your payment won’t happen, and you owe nothing for it.",
    ]);
    const answer = await cancel(token, { intentId, subscriptionId: id });
    expect(answer).toMatchObject({ event: { response: { outcome } } });
    expect((await firstOf(token)).notice).toBeNull();
    expect((await read(world, id)).pending_update).toBeNull();
    const { data } = await world.stripe.invoices.list({ subscription: id });
    expect(data.filter(({ status }) => status === "open")).toEqual([]);
  },
);

it("cancels even if a pending change can't be discarded, and still shows that change", async () => {
  const { world, token, asked } = await begin("pending-update", "rosa@example.com");
  const action = { type: "status", status: 403 };
  const match = { method: "POST", path: "/^/v1/invoices/.*/void$/" };
  await world.admin("POST", "faults", { match, times: 5, action });
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  expect(await firstOf(token)).toMatchObject({
    status: { label: expect.stringMatching(/^Ends /) },
    notice: { tone: "warning" },
  });
});

it("discards the pending change even if the answer to the cancellation was lost", async () => {
  const { world, token, asked } = await begin("pending-update", "rosa@example.com");
  const match = { method: "POST", path: `/v1/subscriptions/${asked.subscriptionId}` };
  await world.admin("POST", "faults", { match, times: 3, action: { type: "drop_after_commit" } });
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  expect((await read(world, asked.subscriptionId)).pending_update).toBeNull();
});

it("discards a subscription whose first payment was never made, and says that it never started and nothing is owed", async () => {
  const { world, token, subscription, asked } = await begin("incomplete", "ines@example.com");
  expect(cancellationWords(subscription.cancellation)).toEqual([
    "Lumen Team hasn’t started",
    "The first payment was never completed.",
    "Nothing to pay",
    "You weren’t charged, and you owe nothing.",
  ]);
  expect(await cancel(token, asked)).toMatchObject({
    ok: true,
    said: "Your plan is canceled. Lumen Team never started, and you owe nothing.",
  });
  expect((await read(world, asked.subscriptionId)).status).toBe("incomplete_expired");
  const { data } = await world.stripe.invoices.list({ subscription: asked.subscriptionId });
  expect(data.map(({ status }) => status)).toEqual(["void"]);
});

it("says nothing about a refund during the first 14 days, when a right to withdraw may apply", async () => {
  const world = await portalWorld();
  const customer = "cus_LumenHana";
  const { id: card } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const items = [{ price: "price_Lumen_team_month" }];
  await world.stripe.subscriptions.create({ customer, items });
  const wordsFor = async (email: string) =>
    cancellationWords((await firstOf(await world.visit(email))).cancellation);
  expect(await wordsFor("ada@example.com")).toContain("No refund");
  expect(await wordsFor("hana@example.com")).toEqual([
    expect.stringMatching(/^Yours until /),
    "Nothing changes before then, and you can undo this until that day.",
    "No more payments",
    "You won’t be charged again.",
  ]);
});

it("does not end a subscription that was paid while the dialog was open, and says why", async () => {
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
    error: { code: "state_changed", message: expect.stringContaining("has already gone through") },
  });
  expect((await read(world, asked.subscriptionId)).status).toBe("active");
});

it.each([
  ["trialing", "tara@example.com", /^Your trial runs until .+ Nothing to pay You won’t be charged\.$/],
  ["payments-paused", "petra@example.com", /^Yours until /],
  ["legacy-price", "leo@example.com", /^Yours until /],
  ["discounted", "dalia@example.com", /^Yours until /],
  ["scheduled-change", "silas@example.com", /Your planned change to Lumen Starter won’t happen\.$/],
  ["foreign-schedule", "yusuf@example.com", /Your planned change to Lumen Business won’t happen\.$/],
  ["seats", "selma@example.com", /^Yours until /],
  [
    "free",
    "freya@example.com",
    /^Yours until .+\d Nothing changes before then, and you can undo this until that day\.$/,
  ],
  [
    "send-invoice",
    "sven@example.com",
    /^Yours until .+ Payments Your open payment of \$490\.00 is still due\./,
  ],
])("in the scenario %s, the subscription runs until its end date", async (scenario, email, said) => {
  const { world, token, subscription, asked } = await begin(scenario, email);
  expect(cancellationWords(subscription.cancellation).join(" ")).toMatch(said);
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  const ending = await read(world, asked.subscriptionId);
  // The merchant's schedule stays attached until the end, because the schedule itself ends the subscription.
  expect(ending.schedule === null).toBe(scenario !== "foreign-schedule");
  const end = ending.cancel_at ?? 0;
  expect(end).toBe(Math.max(...ending.items.data.map((item) => item.current_period_end)));
  await world.admin("POST", "clock", { to: end - 60 });
  expect((await read(world, asked.subscriptionId)).status).not.toBe("canceled");
  await world.admin("POST", "clock", { to: end + 60 });
  expect((await read(world, asked.subscriptionId)).status).toBe("canceled");
});

it("lets a past-due subscription run until its period ends if the settings say so, and keeps collecting its debt", async () => {
  const world = await portalWorld("test", "past-due");
  await world.saveSettings({ keepWhilePastDue: true });
  const token = await world.visit("pavel@example.com");
  const { id, intentId, cancellation } = await firstOf(token);
  expect(cancellationWords(cancellation).slice(2)).toEqual([
    "Payments",
    expect.stringMatching(
      /^Your open payment of \$49\.00 is still due\. We’ll try your card again on .+\. Nothing else is charged\.$/,
    ),
  ]);
  expect(await cancel(token, { intentId, subscriptionId: id })).toMatchObject({
    event: { response: { outcome: "at_period_end" } },
  });
  const { data } = await world.stripe.invoices.list({ subscription: id, status: "open" });
  expect(data.map(({ auto_advance }) => auto_advance)).toEqual([true]);
});

it("ends items with different intervals together, when the last of their periods ends", async () => {
  const { world, token, asked } = await begin("mixed-intervals", "xavier@example.com");
  expect(await cancel(token, asked)).toMatchObject({ event: { response: { outcome: "at_period_end" } } });
  const ending = await read(world, asked.subscriptionId);
  const ends = ending.items.data.map((item) => item.current_period_end);
  expect(new Set(ends).size).toBe(2);
  expect(ending.cancel_at).toBe(Math.max(...ends));
});

it("undoes a cancellation, and the subscription then renews as usual", async () => {
  const { world, token, asked } = await begin("cancel-at-period-end", "carla@example.com");
  const before = await read(world, asked.subscriptionId);
  expect(await keep(token, asked)).toSucceed();
  await world.admin("POST", "clock", { to: (before.cancel_at ?? 0) + 86_400 });
  const kept = await read(world, asked.subscriptionId);
  expect(kept).toMatchObject({ status: "active", cancel_at: null, cancel_at_period_end: false });
});

describe("a subscription billed by usage", () => {
  const hugo = "hugo@example.com";
  /** The scenario has already reported 1,240 requests in the same billing period. */
  const billedRequests = 5000 + 1240;
  async function use(world: PortalWorld, requests: number) {
    const { data } = await world.stripe.billing.meters.list();
    await world.stripe.billing.meterEvents.create({
      event_name: data[0]?.event_name ?? "",
      payload: { stripe_customer_id: "cus_LumenHugo", value: String(requests) },
    });
    // Usage within the current second isn't billed yet.
    await world.admin("POST", "clock", { advance: 60 });
  }

  it("ends with its period, and its final invoice bills the usage", async () => {
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

  it("shows the cost of its usage before an immediate end, and bills exactly that amount", async () => {
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
    expect(said).toMatchObject({ ok: true, value: `Your unbilled usage comes to $${billed} so far.` });
  });

  it("can be ended even if the cost of its usage is unknown", async () => {
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
