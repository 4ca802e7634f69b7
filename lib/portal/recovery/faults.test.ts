import { database } from "@/lib/db/client";
import { type Gate, gateToDatabase } from "@/lib/testing/gate";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { plansReading, viewReading } from "@/lib/testing/readings";
import { recover } from "@/lib/testing/recovering";
import { logLines, takeErrors } from "@/scripts/logged";
import { frontDoor } from "../door/front-door";
import { cancellation } from "../operations/cancellation";
import { changePlan } from "../operations/change-plan";

/**
 * Failures between us, Stripe and the database: the customer gets a clear message, no change is lost, and no change is
 * made twice.
 */

let gate: Gate;

beforeAll(async () => {
  gate = await gateToDatabase();
  await startPortalWorlds();
});
afterAll(async () => {
  await stopPortalWorlds();
  await gate.shut();
});

const cancel = frontDoor(cancellation);
const change = frontDoor(changePlan);

type Fault = { type: "status"; status: number } | { type: "drop_before" | "drop_after_commit" | "malformed" };

async function begin(world: PortalWorld, email = "ada@example.com") {
  const token = await world.visit(email);
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error(`${email} has a subscription.`);
  return { token, asked: { intentId: subscription.intentId, subscriptionId: subscription.id } };
}

type AskedFor = { intentId: string; subscriptionId: string };

async function changeTo(priceId: string, token: string, asked: AskedFor) {
  const previews = await plansReading(token, { subscriptionId: asked.subscriptionId });
  const command = previews.ok ? previews.value.find((preview) => preview.priceId === priceId) : undefined;
  if (!command) throw new Error(`${priceId} is offered.`);
  return { ...asked, priceId: command.priceId, quote: command.quote };
}

function strike(world: PortalWorld, asked: { subscriptionId: string }, action: Fault, times = 1) {
  return world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/subscriptions/${asked.subscriptionId}` },
    times,
    action,
  });
}

/** Returns the number of updates that took effect. Repeats with the same idempotency key count as one. */
async function effects(world: PortalWorld, subscriptionId: string) {
  const updates = (await world.changes()).filter(
    ({ path, status }) => path.endsWith(subscriptionId) && status < 400,
  );
  return new Set(updates.map(({ idempotencyKey }) => idempotencyKey)).size;
}

it("finds that a request succeeded even if its answer was lost, and makes the change once", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  const upgrade = await changeTo("price_Lumen_business_month", token, asked);
  const before = await world.stripe.invoices.list({ customer: "cus_LumenAda", limit: 100 });
  await strike(world, asked, { type: "drop_after_commit" });
  expect(await change(token, upgrade)).toMatchObject({
    ok: true,
    said: "You’re now on Lumen Business.",
  });
  const after = await world.stripe.invoices.list({ customer: "cus_LumenAda", limit: 100 });
  expect(after.data.length - before.data.length).toBe(1);
  expect(await effects(world, asked.subscriptionId)).toBe(1);
});

it('reports "confirming" while no answer arrives, and recovery settles the operation once', async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  await strike(world, asked, { type: "drop_before" }, 3);
  expect(await cancel(token, asked)).toMatchObject({ ok: false, error: { code: "confirming" } });
  expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).cancel_at).toBeNull();

  expect(await recover(world)).toBe(1);
  const { merchantId, portalId, mode } = world;
  const about = { operation: "cancellation", merchantId, portalId, mode };
  expect(logLines()).toContainEqual(expect.objectContaining({ ...about, operationId: expect.any(String) }));
  expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).cancel_at).not.toBeNull();
  expect(await cancel(token, asked)).toSucceed();
  expect(await effects(world, asked.subscriptionId)).toBe(1);
});

it.each(["can be read", "can't be read"])(
  "settles a change once if Stripe made it but the answer was cut off, and the subscription %s",
  async (state) => {
    const world = await portalWorld();
    const { token, asked } = await begin(world);
    const isReadable = state === "can be read";
    const path = `/v1/subscriptions/${asked.subscriptionId}`;
    // Only the operation's read after the change fails. The earlier read, for the customer's page, succeeds.
    const match = { method: "GET", path, nth: 2 };
    if (!isReadable)
      await world.admin("POST", "faults", { match, times: 20, action: { type: "drop_before" } });
    await strike(world, asked, { type: "malformed" }, 3);
    const answer = await cancel(token, asked);
    expect(answer).toMatchObject(isReadable ? { ok: true } : { ok: false, error: { code: "confirming" } });
    await world.admin("DELETE", "faults");
    await recover(world);
    expect(await cancel(token, asked)).toSucceed();
    expect(await effects(world, asked.subscriptionId)).toBe(1);
    expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).cancel_at).not.toBeNull();
  },
);

it("refuses another change while the first one isn't settled", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  await strike(world, asked, { type: "drop_before" }, 3);
  await cancel(token, asked);
  const other = { ...asked, intentId: "another-intent-of-the-same-customer" };
  expect(await cancel(token, other)).toMatchObject({ ok: false, error: { code: "busy" } });
  expect(await recover(world)).toBe(1);
});

it("finishes an operation whose process crashed before Stripe answered", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  await strike(world, asked, { type: "drop_before" }, 3);
  await cancel(token, asked);
  // A killed process leaves a row in the state `calling`, with an expired lease.
  await database().operation.updateMany({
    where: { merchantId: world.merchantId },
    data: { state: "calling" },
  });
  expect(await recover(world)).toBe(1);
  const row = await database().operation.findFirst({ where: { merchantId: world.merchantId } });
  expect(row).toMatchObject({ state: "succeeded" });
});

it("schedules a change even if the process crashed right after the cancellation was undone", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world, "elif@example.com");
  const downgrade = await changeTo("price_Lumen_starter_month", token, asked);
  const match = { method: "POST", path: "/v1/subscription_schedules" };
  await world.admin("POST", "faults", { match, times: 3, action: { type: "drop_before" } });
  expect(await change(token, downgrade)).toMatchObject({ ok: false, error: { code: "confirming" } });
  expect(await recover(world)).toBe(1);
  expect(await change(token, downgrade)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  const now = await world.stripe.subscriptions.retrieve(asked.subscriptionId);
  expect(now).toMatchObject({ cancel_at: null, schedule: expect.any(String) });
  expect(await effects(world, asked.subscriptionId)).toBe(1);
});

it("settles each operation once if several recoveries run at the same time", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  await strike(world, asked, { type: "drop_before" }, 3);
  await cancel(token, asked);
  expect(await recover(world, 3)).toBe(1);
  expect(await effects(world, asked.subscriptionId)).toBe(1);
});

it.each<[string, Fault, string]>([
  [
    "500",
    { type: "status", status: 500 },
    "We can’t reach the payment service right now. Nothing was changed.",
  ],
  [
    "429",
    { type: "status", status: 429 },
    "We can’t reach the payment service right now. Nothing was changed.",
  ],
  ["403", { type: "status", status: 403 }, "Billing isn’t set up correctly on this site"],
  ["401", { type: "status", status: 401 }, "Billing isn’t set up correctly on this site"],
  ["404", { type: "status", status: 404 }, "Billing isn’t set up correctly on this site"],
])("says that nothing was changed if Stripe answers %s", async (_status, fault, message) => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  await strike(world, asked, fault, 30);
  const answer = await cancel(token, asked);
  expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) } });
  expect(takeErrors()).toHaveLength(message.startsWith("Billing") ? 1 : 0);
  const [, reference] = /\nReference: ([0-9a-f-]{36})$/.exec(answer.ok ? "" : answer.error.message) ?? [];
  const lines = logLines().filter(({ requestId }) => requestId === reference);
  expect(lines).toContainEqual(
    expect.objectContaining({ merchantId: world.merchantId, stripeRequestId: expect.anything() }),
  );
  expect((await world.stripe.subscriptions.retrieve(asked.subscriptionId)).cancel_at).toBeNull();
  // The returned view has a new intent, so the next attempt succeeds.
  await world.admin("DELETE", "faults");
  const view = "view" in answer ? answer.view : null;
  const retry = { ...asked, intentId: view?.subscriptions[0]?.intentId ?? "" };
  expect(await cancel(token, retry)).toSucceed();
});

it("waits until a short rate limit is over, without telling the customer", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  await strike(world, asked, { type: "status", status: 429 }, 2);
  expect(await cancel(token, asked)).toSucceed();
});

it("says that a subscription is gone if Stripe no longer has it", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  await world.stripe.customers.del("cus_LumenAda").catch(() => undefined);
  await world.admin("DELETE", "requests");
  const answer = await cancel(token, { ...asked, subscriptionId: "sub_gone00000000" });
  expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await world.changes()).toEqual([]);
});

it("sends Stripe no request if the operation can't be stored", async () => {
  const world = await portalWorld();
  const { token, asked } = await begin(world);
  // The constraint applies only to this merchant, because other test files add operations to the same table meanwhile.
  const refusal = `CHECK ("merchantId" <> '${world.merchantId}') NOT VALID`;
  await database().$executeRawUnsafe(`ALTER TABLE "Operation" ADD CONSTRAINT "taken_away" ${refusal}`);
  try {
    expect(await cancel(token, asked)).toMatchObject({ ok: false });
    expect(await world.changes()).toEqual([]);
  } finally {
    await database().$executeRawUnsafe('ALTER TABLE "Operation" DROP CONSTRAINT "taken_away"');
    expect(takeErrors()).toMatchObject([{ operation: "cancellation", cause: "unexpected" }]);
  }
  expect(await cancel(token, asked)).toSucceed();
});

describe("while the database is unavailable", () => {
  it("sends Stripe no request, and answers that the service is unavailable", async () => {
    const world = await portalWorld();
    const { token, asked } = await begin(world);
    await gate.shut();
    const answer = await cancel(token, asked);
    await gate.open();
    expect(answer).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect(await world.changes()).toEqual([]);
    expect(await cancel(token, asked)).toSucceed();
  });

  it("does not claim that nothing was changed if the database fails after the request to Stripe", async () => {
    const world = await portalWorld();
    const { token, asked } = await begin(world);
    await world.admin("POST", "faults", {
      match: { method: "POST", path: `/v1/subscriptions/${asked.subscriptionId}` },
      action: { type: "delay", milliseconds: 1500 },
    });
    const handleCustomerRequest = cancel(token, asked);
    // Wait until the request has reached Stripe, whose answer is slow.
    while ((await world.changes()).length === 0) await new Promise((resume) => setTimeout(resume, 20));
    await gate.shut();
    const answer = await handleCustomerRequest;
    await gate.open();
    expect(answer).toMatchObject({ ok: false, error: { code: "confirming" } });

    expect(await recover(world)).toBe(1);
    expect(await cancel(token, asked)).toSucceed();
    expect(await effects(world, asked.subscriptionId)).toBe(1);
  });
});
