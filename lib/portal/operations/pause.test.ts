import type { PortalSettings } from "@/lib/settings/schema";
import { firstOf, openWorld, pause, preparePause, read } from "@/lib/testing/pausing";
import { type PortalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = "ada@example.com";
const day = 86_400;

async function totalsOf({ stripe }: PortalWorld, subscription: string) {
  const { data } = await stripe.invoices.list({ subscription, limit: 100 });
  return data.map(({ status, created }) => ({ status, created }));
}

it("voids two months' invoices, and then charges automatically on the day shown", async () => {
  const world = await openWorld();
  const { token, subscription, input } = await preparePause(world, ada, 2);
  expect(subscription.pause?.choices.map(({ label }) => label)).toEqual(["1 month", "2 months", "3 months"]);
  const before = (await totalsOf(world, subscription.id)).length;
  const answer = await pause(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: expect.stringMatching(/^Payments paused\. Your next payment is on [A-Z][a-z]+\s\d+,\s\d{4}\.$/),
    event: { event: "pause", response: { id: subscription.id, outcome: "paused" } },
  });
  const paused = await firstOf(token);
  expect(paused.status.label).toBe("Payments paused");
  expect(paused.headline).toMatch(/^Paid until .*, then paused until .*$/);
  expect(paused.actions).toEqual(["resume", "cancellation"]);
  expect(answer.ok && answer.said).toContain(/until ([A-Z][a-z]+\s\d+,\s\d{4})$/.exec(paused.headline)?.[1]);

  const chargedOn = input.chargedOn ?? 0;
  await world.admin("POST", "clock", { to: chargedOn - day });
  const during = await firstOf(await world.visit(ada));
  expect(during.headline).toMatch(/^Payments (resume on|are paused until) .*$/);
  const since = (await totalsOf(world, subscription.id)).slice(0, -before);
  expect(since.map(({ status }) => status)).toEqual(["void", "void"]);
  expect((await read(world, subscription.id)).status).toBe("active");

  await world.admin("POST", "clock", { to: chargedOn + 2 * 3600 });
  const now = await read(world, subscription.id);
  expect(now.pause_collection).toBeNull();
  expect(now.latest_invoice).toMatchObject({ status: "paid", amount_paid: 4900, created: chargedOn });
  expect((await firstOf(await world.visit(ada))).headline).toMatch(/^Renews on/);
});

it("offers only as many months as the merchant allows", async () => {
  const world = await openWorld();
  await world.saveSettings({ pause: true, pauseLength: "one_month" });
  const { token, subscription, input } = await preparePause(world, ada, 1);
  expect(subscription.pause?.choices.map(({ months }) => months)).toEqual([1]);
  const longer = { ...input, months: 2, chargedOn: (input.chargedOn ?? 0) + 31 * day };
  expect(await pause(token, longer)).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses a number of months that is not offered", async () => {
  const world = await openWorld();
  const { token, input } = await preparePause(world, ada, 1);
  for (const months of [0, 4, 13, -1, 1.5, "1", null])
    expect(await pause(token, { ...input, months })).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await world.changes()).toEqual([]);
});

it("pauses nothing if the dates have changed since they were shown", async () => {
  const world = await openWorld();
  const { token, input } = await preparePause(world, ada, 1);
  await world.admin("POST", "clock", { advance: 32 * day });
  await world.admin("DELETE", "requests");
  expect(await pause(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it.each<[string, (world: PortalWorld, id: string) => Promise<unknown>]>([
  [
    "a cancellation is scheduled",
    ({ stripe }, id) => stripe.subscriptions.update(id, { cancel_at_period_end: true }),
  ],
  [
    "a schedule will change the subscription",
    async ({ stripe }, id) => {
      const schedule = await stripe.subscriptionSchedules.create({ from_subscription: id });
      const [phase] = schedule.phases;
      const items = [{ price: "price_Lumen_starter_month", quantity: 1 }];
      await stripe.subscriptionSchedules.update(schedule.id, {
        phases: [
          {
            items: [{ price: "price_Lumen_team_month" }],
            start_date: phase?.start_date,
            end_date: phase?.end_date,
          },
          { items, duration: { interval: "month", interval_count: 1 } },
        ],
      });
    },
  ],
  [
    "payments are already paused",
    ({ stripe }, id) => stripe.subscriptions.update(id, { pause_collection: { behavior: "void" } }),
  ],
  [
    "the customer pays by invoice",
    ({ stripe }, id) =>
      stripe.subscriptions.update(id, { collection_method: "send_invoice", days_until_due: 30 }),
  ],
])("refuses a pause while %s, whatever the page shows", async (_name, disturb) => {
  const world = await openWorld();
  const { token, subscription, input } = await preparePause(world, ada, 1);
  await disturb(world, subscription.id);
  await world.admin("DELETE", "requests");
  expect(await pause(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect((await firstOf(token)).actions).not.toContain("pause");
  expect(await world.changes()).toEqual([]);
});

it("offers no pause for subscriptions that are past due, in a trial, yearly, or about to end", async () => {
  const world = await openWorld();
  for (const name of ["dmitri", "chloe", "ben", "elif"])
    expect((await firstOf(await world.visit(`${name}@example.com`))).pause).toBeNull();
});

it("offers another pause only after the customer has paid for a period, so that pauses can't follow each other", async () => {
  const world = await openWorld();
  const { token, subscription, input } = await preparePause(world, ada, 1);
  await pause(token, input);
  await world.admin("POST", "clock", { to: (input.chargedOn ?? 0) - 5 * day });
  await world.stripe.subscriptions.update(subscription.id, { pause_collection: "" });
  expect((await firstOf(await world.visit(ada))).pause).toBeNull();
  await world.admin("POST", "clock", { to: (input.chargedOn ?? 0) + 2 * 3600 });
  expect((await firstOf(await world.visit(ada))).pause).not.toBeNull();
});

it.each<[string, Partial<PortalSettings>, string]>([
  ["the merchant has turned pauses off", { pause: false }, ada],
  ["the subscription is another customer's", { pause: true }, "grace@example.com"],
])("refuses a pause if %s", async (_name, settings, email) => {
  const world = await openWorld();
  const { input } = await preparePause(world, ada, 1);
  await world.saveSettings(settings);
  const answer = await pause(await world.visit(email), input);
  expect(answer.ok ? "" : answer.error.code).toBe(email === ada ? "not_allowed" : "not_found");
  expect(await world.changes()).toEqual([]);
});

it("pauses once if the same intent arrives three times, and answers each request with success", async () => {
  const world = await openWorld();
  const { token, input } = await preparePause(world, ada, 1);
  const answers = await Promise.all([1, 2, 3].map(() => pause(token, input)));
  for (const answer of answers) expect(answer).toSucceed();
  expect(await world.changes()).toHaveLength(1);
});
