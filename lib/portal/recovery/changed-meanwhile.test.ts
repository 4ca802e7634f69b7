import type Stripe from "stripe";
import {
  changeWithEnd,
  customerWith,
  merchantsSchedules,
  readSchedule,
} from "@/lib/testing/merchants-schedules";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { couponReading, plansReading, viewReading } from "@/lib/testing/readings";
import { recover } from "@/lib/testing/recovering";
import { takeErrors } from "@/scripts/logged";
import type { OperationName } from "../../operations/operations";
import type { PortalSettings } from "../../settings/schema";
import { perform } from "../door/perform";

/**
 * Stripe replaces lists, schedules and some objects as a whole. If the merchant changes one of them between the
 * customer's click and its repetition after a crash, the merchant's change stays.
 */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);
afterEach(takeErrors);

const ada = "ada@example.com";
const customer = "cus_LumenAda";

async function openWorld(settings: Partial<PortalSettings>): Promise<PortalWorld> {
  const world = await portalWorld();
  await world.saveSettings(settings);
  return world;
}

async function viewed(token: string) {
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!answer.ok || !answer.value.customer || !subscription)
    throw new Error("The customer has a subscription.");
  return { customer: answer.value.customer, subscription };
}

/** The customer clicks, and nothing that would change Stripe gets there. */
async function click(world: PortalWorld, token: string, name: OperationName, input: object): Promise<void> {
  const match = {
    method: "POST",
    path: "/^\\/v1\\/(customers|subscriptions|subscription_schedules)\\/[^/]+$/",
  };
  await world.admin("POST", "faults", { match, times: 3, action: { type: "drop_before" } });
  const answer = await perform(token, name, input);
  expect(answer).toMatchObject({ ok: false, error: { code: "confirming" } });
  await world.admin("DELETE", "faults");
}

const ofCustomer = async (token: string, input: object) => ({
  ...input,
  intentId: (await viewed(token)).customer.intentId,
});
const ofSubscription = async (token: string, input: object) => {
  const { intentId, id: subscriptionId } = (await viewed(token)).subscription;
  return { ...input, intentId, subscriptionId };
};

describe("a purchase order number", () => {
  type Fields = Stripe.CustomerUpdateParams.InvoiceSettings.CustomField[];
  const project = { name: "Project", value: "Analytical Engine" };
  const contract = { name: "Contract", value: "C-7" };
  const number = { name: "PO number", value: "PO-118" };

  async function fieldsAfter(before: Fields, meanwhile: Fields) {
    const world = await openWorld({ purchaseOrder: true });
    const setFields = (fields: Fields) =>
      world.stripe.customers.update(customer, { invoice_settings: { custom_fields: fields } });
    await setFields(before);
    const token = await world.visit(ada);
    await click(world, token, "purchase_order", await ofCustomer(token, { number: "PO-118" }));
    await setFields(meanwhile);
    expect(await recover(world)).toBe(1);
    const found = await world.stripe.customers.retrieve(customer);
    return found.deleted ? null : found.invoice_settings.custom_fields;
  }

  it.each<[string, Fields, Fields, Fields]>([
    ["the merchant's fields as they are now", [project], [contract], [contract, number]],
    ["a later number", [], [{ ...number, value: "PO-119" }], [{ ...number, value: "PO-119" }]],
    ["the number, if it was saved meanwhile", [], [project, number], [project, number]],
  ])("leaves %s", async (_title, before, meanwhile, after) => {
    expect(await fieldsAfter(before, meanwhile)).toEqual(after);
  });

  it("is not saved if the merchant's fields leave no room", async () => {
    const four = ["One", "Two", "Three", "Four"].map((name) => ({ name, value: "taken" }));
    expect(await fieldsAfter([], four)).toEqual(four);
  });
});

describe("discounts", () => {
  async function couponsAfter(ask: (token: string, id: string) => Promise<[OperationName, object]>) {
    const world = await openWorld({ coupon: true, changePlan: true });
    const token = await world.visit(ada);
    const { subscription } = await viewed(token);
    const [name, input] = await ask(token, subscription.id);
    await click(world, token, name, await ofSubscription(token, input));
    await world.stripe.subscriptions.update(subscription.id, { discounts: [{ coupon: "LOYAL15" }] });
    expect(await recover(world)).toBe(1);
    const { discounts } = await world.stripe.subscriptions.retrieve(subscription.id, {
      expand: ["discounts"],
    });
    return discounts.map((one) => typeof one === "object" && one.source.coupon);
  }

  it("stay if the customer added a code", async () => {
    const coupons = await couponsAfter(async (token, subscriptionId) => {
      const shown = await couponReading(token, { subscriptionId, code: "SPRING" });
      return ["apply_coupon", { quote: shown.ok && shown.value.quote }];
    });
    expect(coupons).toEqual(["LOYAL15"]);
  });

  it("stay if the customer changed the plan with a code", async () => {
    const coupons = await couponsAfter(async (token, subscriptionId) => {
      const shown = await plansReading(token, { subscriptionId, code: "SPRING" });
      const plan = shown.ok && shown.value.find(({ priceId }) => priceId === "price_Lumen_business_month");
      return ["change_plan", { priceId: plan && plan.priceId, quote: plan && plan.quote }];
    });
    expect(coupons).toEqual(["LOYAL15"]);
  });
});

it("leaves a pause that the merchant has set meanwhile", async () => {
  const world = await openWorld({ pause: true });
  const token = await world.visit(ada);
  const { subscription } = await viewed(token);
  const { months, chargedOn } = subscription.pause!.choices[0]!;
  await click(world, token, "pause", await ofSubscription(token, { months, chargedOn }));
  const theirs = { behavior: "keep_as_draft", resumes_at: chargedOn + 90 * 86_400 } as const;
  await world.stripe.subscriptions.update(subscription.id, { pause_collection: theirs });
  expect(await recover(world)).toBe(1);
  const { pause_collection } = await world.stripe.subscriptions.retrieve(subscription.id);
  expect(pause_collection).toEqual(theirs);
});

describe("billing details", () => {
  const address = { line1: "12 St James's Square", city: "London", postal_code: "SW1Y 4JH", country: "GB" };

  async function customerAfter(meanwhile: Stripe.CustomerUpdateParams) {
    const world = await openWorld({ billingDetails: true });
    await world.stripe.customers.update(customer, { name: "Ada", phone: "+44 20 1", address });
    const token = await world.visit(ada);
    const { values } = (await viewed(token)).customer.billingDetails!;
    const { email: _, ...details } = { ...values, name: "Lovelace Engines Ltd" };
    await click(world, token, "billing_details", await ofCustomer(token, details));
    await world.stripe.customers.update(customer, meanwhile);
    expect(await recover(world)).toBe(1);
    return world.stripe.customers.retrieve(customer);
  }

  it("are saved without the fields that the customer left as they were", async () => {
    const moved = { ...address, line1: "1 New Road" };
    expect(await customerAfter({ phone: "+44 20 2", address: moved })).toMatchObject({
      name: "Lovelace Engines Ltd",
      phone: "+44 20 2",
      address: moved,
    });
  });

  it("aren't saved if the same field has changed since", async () => {
    expect(await customerAfter({ name: "Ada King" })).toMatchObject({ name: "Ada King" });
  });
});

describe("a schedule", () => {
  type Update = Parameters<typeof customerWith>[1];
  const severalPhases = merchantsSchedules.find(({ name }) => name === "several future phases")!.update;
  const endInOnePhase = merchantsSchedules[0]!.update;

  async function scheduled(update: Update) {
    const world = await portalWorld("test", "seats");
    const made = await customerWith(world, update);
    const token = await world.visit(made.email);
    const ask = async (name: OperationName) => [name, await ofSubscription(token, {})] as const;
    const read = async () => (await readSchedule(world, made.subscriptionId))!;
    return { world, token, ask, read, ...made };
  }

  /** The merchant gives the last phase a description. */
  async function describeLast({ world, scheduleId }: Awaited<ReturnType<typeof scheduled>>): Promise<void> {
    const { phases } = await world.stripe.subscriptionSchedules.retrieve(scheduleId);
    await world.stripe.subscriptionSchedules.update(scheduleId, {
      phases: phases.map(({ start_date, end_date, items, metadata }, index) => ({
        ...{ start_date, end_date, metadata: metadata ?? {} },
        items: items.map(({ price, quantity }) => ({ price: price as string, quantity: quantity ?? 1 })),
        ...(index === phases.length - 1 && { description: "Agreed by phone" }),
      })),
    });
  }

  it.each<[OperationName, Update]>([
    ["cancellation", severalPhases],
    ["discard_change", changeWithEnd],
  ])("keeps the phases that the merchant has changed: %s", async (operation, update) => {
    const made = await scheduled(update);
    const { world, token, ask, read } = made;
    await click(world, token, ...(await ask(operation)));
    await describeLast(made);
    const theirs = await read();
    expect(await recover(world)).toBe(1);
    expect(await read()).toEqual(theirs);
  });

  it("keeps the current phase's terms when a cancellation is undone", async () => {
    const { world, token, ask, read, subscriptionId, customer, scheduleId } = await scheduled(endInOnePhase);
    const { ends } = await read();
    expect(await perform(token, ...(await ask("cancellation")))).toSucceed();
    const { id: card } = await world.stripe.paymentMethods.attach("pm_card_mastercard", { customer });
    await world.stripe.subscriptionSchedules.update(scheduleId, {
      phases: (await read()).phases.map(({ start_date, end_date, items }) => ({
        ...{ start_date, end_date, description: "Agreed by phone", default_payment_method: card },
        items: items.map(({ price, quantity }) => ({ price: price as string, quantity: quantity ?? 1 })),
      })),
    });
    expect(await perform(token, ...(await ask("keep_subscription")))).toSucceed();
    expect(await read()).toMatchObject({ ends, phases: [{ description: "Agreed by phone" }] });
    expect((await read()).phases[0]!.default_payment_method).toBe(card);
    expect((await world.stripe.subscriptions.retrieve(subscriptionId)).status).toBe("active");
  });
});
