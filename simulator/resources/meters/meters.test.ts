import type Stripe from "stripe";
import { type BillingWorld, newBillingWorld, utc } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
});

const at = utc("2026-11-01T09:00:00");

function newMeter(formula = "sum", event_name = "requests"): Promise<Stripe.Billing.Meter> {
  const default_aggregation = { formula } as Stripe.Billing.MeterCreateParams.DefaultAggregation;
  return world.stripe.billing.meters.create({ display_name: "Requests", event_name, default_aggregation });
}

const report = (customer: string, value: number | string, fields = {}) =>
  world.stripe.billing.meterEvents.create({
    event_name: "requests",
    payload: { stripe_customer_id: customer, value: String(value) },
    ...fields,
  });

describe("a meter", () => {
  it("is created, renamed, deactivated and reactivated, each with an event", async () => {
    const { stripe } = world;
    const meter = await newMeter();
    expect(meter).toMatchObject({ status: "active", value_settings: { event_payload_key: "value" } });
    const renamed = await stripe.billing.meters.update(meter.id, { display_name: "API requests" });
    expect(renamed.display_name).toBe("API requests");
    const off = await stripe.billing.meters.deactivate(meter.id);
    expect(off).toMatchObject({ status: "inactive", status_transitions: { deactivated_at: at } });
    expect((await stripe.billing.meters.list({ status: "active" })).data).toEqual([]);
    expect((await stripe.billing.meters.reactivate(meter.id)).status).toBe("active");
    const events = (await stripe.events.list()).data
      .map(({ type }) => type)
      .filter((type) => /meter/.test(type));
    const words = ["reactivated", "deactivated", "updated", "created"];
    expect(events).toEqual(words.map((word) => `billing.meter.${word}`));
  });

  it("owns its event name while active", async () => {
    const { id } = await newMeter();
    await expect(newMeter()).rejects.toMatchObject({ statusCode: 400, param: "event_name" });
    await world.stripe.billing.meters.deactivate(id);
    await expect(newMeter()).resolves.toMatchObject({ status: "active" });
  });

  it.each([
    ["sum", 9],
    ["count", 3],
    ["last", 2],
  ])("aggregates usage by %s", async (formula, expected) => {
    const { id } = await newMeter(formula);
    const customer = (await world.customer()).id;
    await report(customer, 4, { timestamp: at - 60 });
    await report(customer, 2, { timestamp: at + 60 });
    await report(customer, 3, { timestamp: at });
    const other = (await world.customer()).id;
    await report(other, 100);
    const { data } = await world.stripe.billing.meters.listEventSummaries(id, {
      customer,
      start_time: at - 3600,
      end_time: at + 3600,
    });
    expect(data).toMatchObject([{ aggregated_value: expected, start_time: at - 3600, meter: id }]);
  });

  it("summarizes usage by the hour, latest first, and requires whole hours", async () => {
    const { id } = await newMeter();
    const customer = (await world.customer()).id;
    await report(customer, 4, { timestamp: at - 7200 });
    await report(customer, 5, { timestamp: at - 3600 });
    const asked = { customer, start_time: at - 7200, end_time: at, value_grouping_window: "hour" as const };
    const { data } = await world.stripe.billing.meters.listEventSummaries(id, asked);
    expect(data.map(({ aggregated_value }) => aggregated_value)).toEqual([5, 4]);
    const askew = world.stripe.billing.meters.listEventSummaries(id, { ...asked, start_time: at - 60 });
    await expect(askew).rejects.toMatchObject({ param: "start_time" });
  });
});

describe("reported usage", () => {
  let customer: string;
  beforeEach(async () => {
    await newMeter();
    customer = (await world.customer()).id;
  });

  it("counts once per identifier within a day", async () => {
    const event = await report(customer, 4, { identifier: "batch-1" });
    expect(event).toMatchObject({ object: "billing.meter_event", identifier: "batch-1", timestamp: at });
    expect(event).not.toHaveProperty("id");
    await expect(report(customer, 4, { identifier: "batch-1" })).rejects.toMatchObject({
      statusCode: 400,
      message: "An event already exists with identifier batch-1.",
    });
  });

  it("can be canceled", async () => {
    const { id } = (await world.stripe.billing.meters.list()).data[0]!;
    await report(customer, 4, { identifier: "batch-1" });
    await report(customer, 5);
    const cancel = { identifier: "batch-1" };
    const taken = { event_name: "requests", type: "cancel", cancel } as const;
    await world.stripe.billing.meterEventAdjustments.create(taken);
    const asked = { customer, start_time: at - 60, end_time: at + 60 };
    const { data } = await world.stripe.billing.meters.listEventSummaries(id, asked);
    expect(data[0]!.aggregated_value).toBe(5);
  });

  it.each([
    ["for an unknown meter", { event_name: "nothing" }, "event_name"],
    ["too far in the past", { timestamp: at - 36 * 86_400 }, "timestamp"],
    ["too far in the future", { timestamp: at + 600 }, "timestamp"],
    ["without a customer", { payload: { value: "1" } }, "payload[stripe_customer_id]"],
    ["without a number", { payload: { stripe_customer_id: "", value: "many" } }, "payload[value]"],
  ])("is refused when reported %s", async (_, fields: Record<string, unknown>, param) => {
    const payload = fields.payload as Record<string, string> | undefined;
    const sent = payload?.stripe_customer_id === "" ? { ...payload, stripe_customer_id: customer } : payload;
    await expect(report(customer, 1, { ...fields, ...(sent && { payload: sent }) })).rejects.toMatchObject({
      statusCode: 400,
      param,
    });
  });
});

describe("a metered price", () => {
  it("requires an active meter, but a licensed price must not have one", async () => {
    const meter = (await newMeter()).id;
    const metered = { interval: "month", usage_type: "metered" } as const;
    const licensed = { interval: "month", meter } as const;
    await expect(world.price(2, "month", { recurring: metered })).rejects.toMatchObject({
      param: "recurring[meter]",
    });
    await expect(world.price(2, "month", { recurring: licensed })).rejects.toMatchObject({
      param: "recurring[meter]",
    });
    await expect(world.price(2, "month", { recurring: { ...metered, meter } })).resolves.toMatchObject({
      recurring: { meter, usage_type: "metered" },
    });
  });
});
