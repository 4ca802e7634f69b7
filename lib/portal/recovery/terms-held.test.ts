import type Stripe from "stripe";
import { database } from "@/lib/db/client";
import { history, studio } from "@/lib/testing/merchants-schedules";
import { viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { addOnsReading, plansReading, quantityReading } from "@/lib/testing/readings";
import { ageOperations, recover } from "@/lib/testing/recovering";
import { takeErrors } from "@/scripts/logged";
import type { SubscriptionOperationName } from "../../operations/operations";
import { frontDoor } from "../door/front-door";
import { operations } from "../execution/all-operations";

/**
 * A scheduled change must preserve an end date that the merchant set. If the process is killed between any two of the
 * change's requests, the subscription must still have an end.
 */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const end = Math.floor(Date.now() / 1000) + 365 * 86_400;
const email = "term@example.com";
const atCreation = "/v1/subscription_schedules";
const atPhases = "/^\\/v1\\/subscription_schedules\\/sub_sched_[^/]+$/";
const reason = { feedback: "too_expensive", comment: "Elsewhere" };
type Fault = { type: "status"; status: number } | { type: "drop_before" };

async function openWorld(): Promise<PortalWorld> {
  const world = await portalWorld("test", "seats");
  await world.saveSettings({
    changePlan: true,
    quantityManagement: true,
    removeAddOns: true,
    cancellationReason: true,
  });
  await world.saveTiers(
    ["Team", "Studio", "Business"].map((tier) => ({
      productId: `prod_Lumen${tier}`,
      priceIds: [`price_Lumen_${tier.toLowerCase()}_month`],
    })),
  );
  return world;
}

/** Creates a customer whose subscription to two seats of Studio and an add-on ends in a year. */
async function begin(world: PortalWorld) {
  const { stripe } = world;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const items = [{ price: studio, quantity: 2 }, { price: history }];
  const { id } = await stripe.subscriptions.create({ customer, items, cancel_at: end });
  return { id, token: await world.visit(email) };
}

type Begun = Awaited<ReturnType<typeof begin>>;
type Ask = (world: PortalWorld, begun: Begun) => Promise<{ name: SubscriptionOperationName; input: object }>;

const asks = {
  "a cheaper plan": async (_world, { id, token }) => {
    const priceId = "price_Lumen_team_month";
    const previews = await plansReading(token, { subscriptionId: id });
    const quote = previews.ok && previews.value.find((plan) => plan.priceId === priceId)?.quote;
    return { name: "change_plan", input: { priceId, quote } };
  },
  "one seat fewer": async (_world, { id, token }) => {
    const preview = await quantityReading(token, { subscriptionId: id, quantity: 1 });
    return { name: "change_quantity", input: { quantity: 1, quote: preview.ok && preview.value.quote } };
  },
  "a removed add-on": async ({ stripe }, { id, token }) => {
    const { items } = await stripe.subscriptions.retrieve(id);
    const itemId = items.data.find(({ price }) => price.id === history)?.id;
    const previews = await addOnsReading(token, { subscriptionId: id });
    const quote = previews.ok && previews.value.find((one) => one.itemId === itemId)?.quote;
    return { name: "remove_add_on", input: { itemId, quote } };
  },
} satisfies Record<string, Ask>;

async function send({ id, token }: Begun, name: SubscriptionOperationName, input: object) {
  const [shown] = (await viewOf(token)).subscriptions;
  const intentId = shown?.intentId;
  const all = { intentId, subscriptionId: id, ...input };
  const repeat = () => frontDoor(operations[name])(token, all);
  return { answer: await repeat(), repeat };
}

type Case = { ask: Ask; isCanceled?: boolean; path: string };

/** Makes requests to `path` fail, and then sends the change. */
async function half({ ask, isCanceled = false, path }: Case, action: Fault = { type: "drop_before" }) {
  const world = await openWorld();
  const begun = await begin(world);
  if (isCanceled) expect((await send(begun, "cancellation", reason)).answer).toSucceed();
  const read = async () => {
    const found = await world.stripe.subscriptions.retrieve(begun.id, { expand: ["schedule"] });
    // Every operation writes this metadata, whether or not it succeeded.
    const { portal_op: _, ...metadata } = found.metadata;
    return { ...found, metadata };
  };
  const before = await read();
  const { name, input } = await ask(world, begun);
  await world.admin("POST", "faults", { match: { method: "POST", path }, times: 3, action });
  return { world, begun, name, before, read, ...(await send(begun, name, input)) };
}

const endOf = ({ cancel_at, cancel_at_period_end, metadata, ...held }: Stripe.Subscription) => {
  const { feedback, comment } = held.cancellation_details ?? {};
  return { cancel_at, cancel_at_period_end, metadata, feedback, comment, schedule: held.schedule };
};

const cases: [string, Case][] = [
  ["a cheaper plan, with a fault at its schedule", { ask: asks["a cheaper plan"], path: atCreation }],
  ["a cheaper plan, with a fault at its phases", { ask: asks["a cheaper plan"], path: atPhases }],
  ["one seat fewer, with a fault at its schedule", { ask: asks["one seat fewer"], path: atCreation }],
  ["one seat fewer, with a fault at its phases", { ask: asks["one seat fewer"], path: atPhases }],
  ["a removed add-on, with a fault at its schedule", { ask: asks["a removed add-on"], path: atCreation }],
  ["a removed add-on, with a fault at its phases", { ask: asks["a removed add-on"], path: atPhases }],
  [
    "a cheaper plan that undoes the customer’s cancellation, with a fault at its schedule",
    { ask: asks["a cheaper plan"], isCanceled: true, path: atCreation },
  ],
  [
    "a cheaper plan that undoes the customer’s cancellation, with a fault at its phases",
    { ask: asks["a cheaper plan"], isCanceled: true, path: atPhases },
  ],
];

it.each(cases)("recovery schedules the change and keeps the end: %s", async (_name, of) => {
  const { world, answer, repeat, read } = await half(of);
  expect(answer).toMatchObject({ ok: false, error: { code: "confirming" } });
  expect(await recover(world)).toBe(1);
  const planned = { end_behavior: "cancel", phases: [{}, { end_date: end }] };
  expect(await read()).toMatchObject({ schedule: planned });
  expect(await repeat()).toMatchObject({ event: { response: { outcome: "scheduled" } } });
});

it.each(cases)(
  "recovery restores the subscription if the requests can’t be repeated any more: %s",
  async (_name, of) => {
    const { world, begun, name, before, read } = await half(of);
    await ageOperations(world);
    expect(await recover(world)).toBe(1);
    expect(endOf(await read())).toEqual(endOf(before));
    const { merchantId } = world;
    const row = await database().operation.findFirst({ where: { merchantId, name } });
    expect(row?.state).toBe("failed");
    // Customers who had canceled get the term back if they stay after all.
    if (of.isCanceled) expect((await send(begun, "keep_subscription", {})).answer).toSucceed();
    expect(await read()).toMatchObject({ cancel_at: end, cancel_at_period_end: false });
  },
);

it.each(cases.flatMap(([name, of]) => [400, 500].map((status) => [status, name, of] as const)))(
  "the subscription is restored immediately if Stripe answers %s: %s",
  async (status, _name, of) => {
    const { answer, before, read } = await half(of, { type: "status", status });
    expect(answer).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("Nothing was changed") },
    });
    expect(endOf(await read())).toEqual(endOf(before));
    // A refused request is our mistake or the merchant's, so it is logged as an error. A Stripe fault isn't.
    expect(takeErrors()).toHaveLength(status === 400 ? 1 : 0);
  },
);
