import { customerWith, merchantsSchedules, readSchedule } from "@/lib/testing/merchants-schedules";
import { viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { resumeReading } from "@/lib/testing/readings";
import { recover } from "@/lib/testing/recovering";
import { enterCard, startSetup } from "@/lib/testing/saving-cards";
import type { OperationName } from "../../operations/operations";
import { toPhaseParams } from "../../stripe/schedules/phases";
import { frontDoor } from "../door/front-door";
import { operations } from "../execution/all-operations";

/**
 * Customers can change only the payment method in a merchant's schedule. A new method is written into each phase that
 * names one, and everything else in the schedule stays the same.
 */

let world: PortalWorld;

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld("test", "seats");
  await world.saveSettings({
    choosePaymentMethod: true,
    removePaymentMethods: true,
    updateCard: true,
    pause: true,
  });
}, 60_000);
afterAll(stopPortalWorlds);

type Held = NonNullable<Awaited<ReturnType<typeof readSchedule>>>;
type Update = Parameters<typeof customerWith>[1];

/** Creates a customer with this schedule, which may name the customer's default card, and with another card. */
async function meet(update: Update) {
  const customer = await customerWith(world, update);
  const attached = { customer: customer.customer };
  const { id: other } = await world.stripe.paymentMethods.attach("pm_card_mastercard", attached);
  const before = (await readSchedule(world, customer.subscriptionId)) as Held;
  return { ...customer, other, before, token: await world.visit(customer.email) };
}

type Met = Awaited<ReturnType<typeof meet>>;

async function send({ token, subscriptionId }: Met, name: OperationName, input: object) {
  const { subscriptions, customer } = await viewOf(token);
  const isCustomers = ["remove_payment_method", "update_card"].includes(name);
  const { intentId } = (isCustomers ? customer : subscriptions[0]) ?? {};
  const about = isCustomers ? {} : { subscriptionId };
  return frontDoor(operations[name])(token, { intentId, ...about, ...input });
}

/** Returns a copy of the schedule with `to` in each phase that names the method `from`. Null removes that method. */
function renamed({ phases, ...schedule }: Held, from: string, to: string | null): Held {
  return {
    ...schedule,
    phases: phases.map((phase) =>
      phase.default_payment_method === from ? { ...phase, default_payment_method: to } : phase,
    ),
  };
}

const now = async ({ subscriptionId }: Met) => ({
  schedule: await readSchedule(world, subscriptionId),
  own: (await world.stripe.subscriptions.retrieve(subscriptionId)).default_payment_method,
});

const makeDefault = (customer: string, method: string) =>
  world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });

async function saveCard(met: Met) {
  const { setupId } = await startSetup(met.token);
  await enterCard(world, setupId, "pm_card_amex");
  expect(await send(met, "update_card", { setupId })).toSucceed();
  const { data } = await world.stripe.customers.listPaymentMethods(met.customer, { limit: 1 });
  return data[0]?.id ?? "";
}

describe.each(merchantsSchedules)("a merchant's schedule that contains $name", ({ update }) => {
  it("charges the method that the customer chooses, and otherwise stays the same", async () => {
    const met = await meet(update);
    expect(await send(met, "use_payment_method", { paymentMethodId: met.other })).toSucceed();
    expect(await now(met)).toEqual({ schedule: renamed(met.before, met.card, met.other), own: met.other });
  });

  it("no longer names a removed method, and otherwise stays the same", async () => {
    const met = await meet(update);
    await makeDefault(met.customer, met.other);
    expect(await send(met, "remove_payment_method", { paymentMethodId: met.card })).toSucceed();
    const { schedule } = await now(met);
    expect(schedule).toEqual(renamed(met.before, met.card, null));
  });

  it("charges a new card that replaces all others, and otherwise stays the same", async () => {
    const met = await meet(update);
    const saved = await saveCard(met);
    expect((await now(met)).schedule).toEqual(renamed(met.before, met.card, saved));
  });

  it("doesn't change when payments resume", async () => {
    const met = await meet(update);
    const { subscriptionId, token } = met;
    await world.stripe.subscriptions.update(subscriptionId, { pause_collection: { behavior: "void" } });
    const before = await now(met);
    const preview = await resumeReading(token, { subscriptionId });
    const quote = preview.ok ? preview.value.quote : "";
    expect(await send(met, "resume", { quote })).toSucceed();
    expect(await now(met)).toEqual(before);
    const { pause_collection } = await world.stripe.subscriptions.retrieve(subscriptionId);
    expect(pause_collection).toBeNull();
  });
});

const namedBy = async ({ scheduleId }: Met) => {
  const { default_settings, phases } = await world.stripe.subscriptionSchedules.retrieve(scheduleId);
  return [default_settings, ...phases].map(({ default_payment_method: method }) => method);
};

describe("a schedule that names several methods", () => {
  /** The schedule itself, the current phase and the next phase each name a different method. */
  async function meetWithThree() {
    const met = await meet(({ present, renewal }) => ({ phases: [{ ...present, end_date: renewal }] }));
    const { customer, scheduleId, card, other } = met;
    const { id: third } = await world.stripe.paymentMethods.attach("pm_card_amex", { customer });
    const [present] = met.before.phases.map(toPhaseParams);
    const duration = { interval: "month", interval_count: 1 } as const;
    await world.stripe.subscriptionSchedules.update(scheduleId, {
      default_settings: { default_payment_method: third },
      phases: [
        { ...present!, default_payment_method: card },
        { items: present!.items, duration, default_payment_method: other },
      ],
    });
    expect(await namedBy(met)).toEqual([third, card, other]);
    return { ...met, third };
  }

  it("no longer names a removed method, but still names the others", async () => {
    const met = await meetWithThree();
    await makeDefault(met.customer, met.other);
    expect(await send(met, "remove_payment_method", { paymentMethodId: met.card })).toSucceed();
    expect(await namedBy(met)).toEqual([met.third, null, met.other]);
    expect(await send(met, "remove_payment_method", { paymentMethodId: met.third })).toSucceed();
    // Stripe doesn’t let us remove a schedule’s own default, so the customer's default replaces it.
    expect(await namedBy(met)).toEqual([met.other, null, met.other]);
  });

  it("names the chosen method everywhere", async () => {
    const met = await meetWithThree();
    expect(await send(met, "use_payment_method", { paymentMethodId: met.other })).toSucceed();
    expect(await namedBy(met)).toEqual([met.other, met.other, met.other]);
  });

  it("names only the customer’s default method if the customer chooses to pay with the default", async () => {
    const met = await meetWithThree();
    expect(await send(met, "use_payment_method", { paymentMethodId: "" })).toSucceed();
    expect(await namedBy(met)).toEqual([met.card, null, null]);
  });

  it("charges the remaining method when the next phase begins", async () => {
    const own = await meetWithThree();
    await makeDefault(own.customer, own.other);
    expect(await send(own, "remove_payment_method", { paymentMethodId: own.card })).toSucceed();
    await world.admin("POST", "clock", { to: own.renewal + 7200 });
    const [invoice] = (await world.stripe.invoices.list({ customer: own.customer, limit: 1 })).data;
    expect(invoice).toMatchObject({ status: "paid", billing_reason: "subscription_cycle" });
    const [payment] = (await world.stripe.paymentIntents.list({ customer: own.customer, limit: 1 })).data;
    expect(payment?.payment_method).toBe(own.other);
  });

  it("no longer names a removed method after recovery, if Stripe failed after the subscription's update", async () => {
    const met = await meetWithThree();
    const { customer, subscriptionId, card, other, third } = met;
    await makeDefault(customer, other);
    await world.stripe.subscriptions.update(subscriptionId, { default_payment_method: card });
    const path = "/^\\/v1\\/subscription_schedules\\/sub_sched_[^/]+$/";
    const fault = { match: { method: "POST", path }, times: 3, action: { type: "drop_before" } };
    await world.admin("POST", "faults", fault);
    expect(await send(met, "remove_payment_method", { paymentMethodId: card })).toMatchObject({
      error: { code: "confirming" },
    });
    expect(await recover(world)).toBe(1);
    expect(await namedBy(met)).toEqual([third, null, other]);
    // The current phase no longer names a method, so the schedule's default applies.
    expect(await now(met)).toMatchObject({ own: third });
    const { data } = await world.stripe.customers.listPaymentMethods(customer);
    expect(data.map(({ id }) => id).sort()).toEqual([other, third].sort());
  });
});
