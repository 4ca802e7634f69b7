import { changePlan as planChange } from "@/lib/testing/changing-plan";
import {
  changeWithEnd,
  customerWith,
  history,
  merchantsSchedules,
  readSchedule,
} from "@/lib/testing/merchants-schedules";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import {
  addOnsReading,
  couponReading,
  plansReading,
  quantityReading,
  viewReading,
} from "@/lib/testing/readings";
import type { SubscriptionOperationName } from "../../operations/operations";
import { frontDoor } from "../door/front-door";
import { operations } from "../execution/all-operations";
import type { SubscriptionView } from "../view/view-shape";

/**
 * Combines each kind of merchant's schedule with each operation. An operation must either preserve the schedule's
 * content or be refused. The schedule is never removed.
 */

let world: PortalWorld;

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld("test", "seats");
  await world.saveTiers(
    ["Team", "Studio", "Business"].map((tier) => ({
      productId: `prod_Lumen${tier}`,
      priceIds: [`price_Lumen_${tier.toLowerCase()}_month`],
    })),
  );
  await world.saveSettings(on);
}, 60_000);
afterAll(stopPortalWorlds);

const on = {
  changePlan: true,
  quantityManagement: true,
  removeAddOns: true,
  coupon: true,
  pause: true,
  cancellationReason: true,
};
const door = (name: SubscriptionOperationName) => frontDoor(operations[name]);
const noQuote = "v1.AAAA";

type Customer = Awaited<ReturnType<typeof customerWith>> & { token: string };
type Ask = (customer: Customer) => Promise<{ name: SubscriptionOperationName; input: object }>;

async function shown({ token }: Customer): Promise<SubscriptionView> {
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

const toPlan =
  (priceId: string): Ask =>
  async ({ token, subscriptionId }) => {
    const previews = await plansReading(token, { subscriptionId });
    const quote = previews.ok ? previews.value.find((plan) => plan.priceId === priceId)?.quote : undefined;
    return { name: "change_plan", input: { priceId, quote: quote ?? noQuote } };
  };
const toQuantity =
  (quantity: number): Ask =>
  async ({ token, subscriptionId }) => {
    const preview = await quantityReading(token, { subscriptionId, quantity });
    return {
      name: "change_quantity",
      input: { quantity, quote: preview.ok ? preview.value.quote : noQuote },
    };
  };
const plain =
  (name: SubscriptionOperationName, input: object = {}): Ask =>
  async () => ({ name, input });

const asks: Record<string, Ask> = {
  "an upgrade": toPlan("price_Lumen_business_month"),
  "a downgrade": toPlan("price_Lumen_team_month"),
  "one more seat": toQuantity(3),
  "one seat fewer": toQuantity(1),
  "a removed add-on": async ({ token, subscriptionId }) => {
    const { items } = await world.stripe.subscriptions.retrieve(subscriptionId);
    const itemId = items.data.find(({ price }) => price.id === history)?.id ?? "";
    const previews = await addOnsReading(token, { subscriptionId });
    const quote = previews.ok ? previews.value.find((one) => one.itemId === itemId)?.quote : undefined;
    return { name: "remove_add_on", input: { itemId, quote: quote ?? noQuote } };
  },
  "a code": async ({ token, subscriptionId }) => {
    const preview = await couponReading(token, { subscriptionId, code: "SPRING" });
    return { name: "apply_coupon", input: { quote: preview.ok ? preview.value.quote : noQuote } };
  },
  "a pause": async (customer) => {
    const choice = (await shown(customer)).pause?.choices[0];
    return { name: "pause", input: { months: 1, chargedOn: choice?.chargedOn ?? 1 } };
  },
  "discarding a change": plain("discard_change"),
  "keeping a subscription that isn't canceled": plain("keep_subscription"),
};

async function ask(customer: Customer, wish: Ask) {
  const { name, input } = await wish(customer);
  const { intentId } = await shown(customer);
  const answer = await door(name)(customer.token, {
    intentId,
    subscriptionId: customer.subscriptionId,
    ...input,
  });
  return { name, answer };
}

async function meet(update: Parameters<typeof customerWith>[1]): Promise<Customer> {
  const customer = await customerWith(world, update);
  return { ...customer, token: await world.visit(customer.email) };
}

type Held = NonNullable<Awaited<ReturnType<typeof readSchedule>>>;

/** Expects an unchanged end and unchanged phases. The portal may only add a phase of its own before the end. */
function expectKept(before: Held, after: Held | null): void {
  expect(after).toMatchObject({ id: before.id, status: "active", end: before.end });
  if (before.end === "cancel") expect(after?.ends).toBe(before.ends);
  if (before.phases.length > 1) expect(after?.phases).toEqual(before.phases);
  // A phase that we add has the terms of the phase before it.
  const { description, default_tax_rates, default_payment_method, metadata } = before.phases[0]!;
  const terms = { description, default_tax_rates, default_payment_method, metadata: metadata ?? {} };
  if (before.phases.length === 1) for (const phase of after?.phases ?? []) expect(phase).toMatchObject(terms);
}

const releases = async ({ scheduleId }: Customer) =>
  (await world.changes()).filter(({ path }) => path.includes(scheduleId) && path.endsWith("/release"));

describe.each(merchantsSchedules)("a merchant's schedule that contains $name", ({ update, isOpen }) => {
  it.each(Object.entries(asks))(
    "keeps its content, whether %s is allowed or refused",
    async (title, wish) => {
      const customer = await meet(update);
      const before = (await readSchedule(world, customer.subscriptionId)) as Held;
      const { name, answer } = await ask(customer, wish);
      const isNever = ["discard_change", "keep_subscription"].includes(name);
      const mayPause = name !== "pause" || before.end === "release";
      expect([title, answer.ok]).toEqual([title, isOpen === true && !isNever && mayPause]);
      if (!answer.ok) expect(answer.error.code).toBe("not_allowed");
      expectKept(before, await readSchedule(world, customer.subscriptionId));
      expect(await releases(customer)).toEqual([]);
    },
  );

  it("ends with the period if the customer cancels, and is restored if the customer stays", async () => {
    const customer = await meet(update);
    const { subscriptionId, renewal } = customer;
    const before = (await readSchedule(world, subscriptionId)) as Held;
    const wish = plain("cancellation", { feedback: "too_expensive", comment: "Elsewhere" });
    expect((await ask(customer, wish)).answer).toSucceed();
    const ending = await world.stripe.subscriptions.retrieve(subscriptionId);
    expect(ending).toMatchObject({
      cancel_at: renewal,
      metadata: { cancellation_reason: "too_expensive" },
      cancellation_details: { feedback: "too_expensive", comment: "Elsewhere" },
    });
    expect((await shown(customer)).actions).toContain("keep_subscription");
    expect((await ask(customer, plain("keep_subscription"))).answer).toSucceed();
    const { metadata } = await world.stripe.subscriptions.retrieve(subscriptionId);
    expect(Object.keys(metadata).filter((key) => /^(portal|cancellation)_/.test(key))).toEqual(["portal_op"]);
    expect(await readSchedule(world, subscriptionId)).toEqual(before);
    expect(await releases(customer)).toEqual([]);
  });
});

it("ends a subscription together with its schedule if cancellations take effect immediately", async () => {
  await world.saveSettings({ ...on, cancelImmediately: true });
  const customer = await meet(merchantsSchedules[0]!.update);
  const { answer } = await ask(customer, plain("cancellation", { feedback: "unused" }));
  await world.saveSettings(on);
  expect(answer).toMatchObject({ event: { response: { outcome: "now" } } });
  const ended = await world.stripe.subscriptions.retrieve(customer.subscriptionId, {
    expand: ["latest_invoice"],
  });
  expect(ended).toMatchObject({
    status: "canceled",
    cancellation_details: { feedback: "unused" },
    // The cancellation neither prorates nor bills anything.
    latest_invoice: { billing_reason: "subscription_create" },
  });
  expect(await releases(customer)).toEqual([]);
});

describe("a scheduled change of ours to which the merchant has added an end", () => {
  const kept = (customer: Customer) => readSchedule(world, customer.subscriptionId);

  it.each([
    "an upgrade",
    "a downgrade",
    "one more seat",
    "one seat fewer",
    "a removed add-on",
    "discarding a change",
  ])("no longer applies after %s, but the end stays", async (title) => {
    const customer = await meet(changeWithEnd);
    const before = (await kept(customer)) as Held;
    const wish = asks[title];
    expect((await ask(customer, wish!)).answer).toSucceed();
    const after = await kept(customer);
    expect(after).toMatchObject({ id: before.id, end: "cancel", ends: before.ends });
    expect(after?.phases.at(-1)?.items).not.toEqual(before.phases.at(-1)?.items);
    expect(await releases(customer)).toEqual([]);
  });

  it("is restored with its end if the payment for its replacement is declined", async () => {
    const customer = await meet(changeWithEnd);
    const before = await kept(customer);
    const broken = await world.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
      customer: customer.customer,
    });
    await world.stripe.customers.update(customer.customer, {
      invoice_settings: { default_payment_method: broken.id },
    });
    const { answer } = await ask(customer, toPlan("price_Lumen_business_month"));
    expect(answer).toMatchObject({ error: { code: "payment_declined" } });
    expect(await kept(customer)).toEqual(before);
  });
});

it("keeps a term of three monthly payments through two plan changes", async () => {
  const own = await portalWorld("test", "seats");
  await own.saveSettings({ changePlan: true });
  const { id: customer } = await own.stripe.customers.create({ email: "term@example.com" });
  const { id: card } = await own.stripe.paymentMethods.attach("pm_card_visa", { customer });
  await own.stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const duration = { interval: "month", interval_count: 3 } as const;
  await own.stripe.subscriptionSchedules.create({
    customer,
    start_date: "now",
    end_behavior: "cancel",
    phases: [{ items: [{ price: "price_Lumen_team_month" }], duration }],
  });
  const token = await own.visit("term@example.com");
  for (const priceId of ["price_Lumen_business_month", "price_Lumen_starter_month"]) {
    const view = await viewReading(token);
    const { id: subscriptionId = "", intentId = "" } = (view.ok && view.value.subscriptions[0]) || {};
    const previews = await plansReading(token, { subscriptionId });
    const quote = previews.ok ? previews.value.find((plan) => plan.priceId === priceId)?.quote : "";
    expect(await planChange(token, { subscriptionId, intentId, priceId, quote })).toSucceed();
  }
  await own.admin("POST", "clock", { advance: 200 * 86_400 });
  const [ended] = (await own.stripe.subscriptions.list({ customer, status: "all" })).data;
  expect(ended?.status).toBe("canceled");
  const { data } = await own.stripe.invoices.list({ customer });
  const cycles = data.filter(({ billing_reason }) => billing_reason !== "subscription_update");
  expect(cycles.map(({ total }) => total).reverse()).toEqual([4900, 1900, 1900]);
});
