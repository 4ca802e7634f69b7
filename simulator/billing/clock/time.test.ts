import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());

async function subscribe(
  at: string,
  fields: Partial<Stripe.SubscriptionCreateParams> = {},
  card: string | null = "pm_card_visa",
) {
  world = await newBillingWorld(simulator, utc(at));
  const [price, customer] = [await world.price(1000), await world.customer(card)];
  return world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    ...fields,
  });
}

const again = ({ id }: Stripe.Subscription) =>
  world.stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
const invoicesOf = async ({ id }: Stripe.Subscription) =>
  (await world.stripe.invoices.list({ subscription: id, limit: 100 })).data;

/** Makes the subscription's later charges fail, by giving it a card that is always declined. */
async function breakCard({ id, customer }: Stripe.Subscription) {
  const card = await world.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
    customer: String(customer),
  });
  await world.stripe.subscriptions.update(id, { default_payment_method: card.id });
}

describe("as time passes", () => {
  it("a period ends on time, and the renewal's invoice stays a draft for an hour before it is paid", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    const end = utc("2026-12-01T09:00:00");
    await world.moveTo(end);
    const renewed = await again(subscription);
    expect(renewed.items.data[0]).toMatchObject({
      current_period_start: end,
      current_period_end: utc("2027-01-01T09:00:00"),
    });
    expect(expanded(renewed.latest_invoice)).toMatchObject({
      status: "draft",
      auto_advance: true,
      billing_reason: "subscription_cycle",
      automatically_finalizes_at: end + 3600,
      next_payment_attempt: end + 3600,
      created: end,
      period_start: utc("2026-11-01T09:00:00"),
      period_end: end,
    });
    await world.moveTo(end + 3600);
    expect(expanded((await again(subscription)).latest_invoice)).toMatchObject({
      status: "paid",
      next_payment_attempt: null,
      status_transitions: { finalized_at: end + 3600, paid_at: end + 3600 },
    });
  });

  it("a subscription started on the 31st renews on the last day of short months, then on the 31st again", async () => {
    const subscription = await subscribe("2027-01-31T10:00:00");
    await world.moveTo(utc("2027-04-01T00:00:00"));
    const starts = (await invoicesOf(subscription)).reverse().map(({ lines }) => lines.data[0]!.period.start);
    expect(starts).toEqual([
      utc("2027-01-31T10:00:00"),
      utc("2027-02-28T10:00:00"),
      utc("2027-03-31T10:00:00"),
    ]);
  });

  it("a subscription set to cancel at period end ends on time, without another invoice", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    await world.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await world.moveTo(utc("2026-12-02T00:00:00"));
    expect(await again(subscription)).toMatchObject({
      status: "canceled",
      ended_at: utc("2026-12-01T09:00:00"),
      canceled_at: utc("2026-11-01T09:00:00"),
    });
    expect(await invoicesOf(subscription)).toHaveLength(1);
  });

  it("pending prorations are billed when the subscription ends", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    await world.moveTo(utc("2026-11-16T09:00:00"));
    const item = subscription.items.data[0]!;
    await world.stripe.subscriptions.update(subscription.id, {
      items: [{ id: item.id, quantity: 3 }],
      cancel_at_period_end: true,
    });
    await world.moveTo(utc("2026-12-02T00:00:00"));
    const ended = await again(subscription);
    expect(amounts(expanded(ended.latest_invoice))).toEqual([-500, 1500]);
    expect(expanded(ended.latest_invoice).status).toBe("paid");
  });

  it("a trial ends with a charge", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00", { trial_period_days: 10 });
    await world.moveTo(utc("2026-11-11T10:00:00"));
    const active = await again(subscription);
    expect(active.status).toBe("active");
    expect(expanded(active.latest_invoice)).toMatchObject({
      status: "paid",
      total: 1000,
      billing_reason: "subscription_cycle",
    });
    expect(active.items.data[0]?.current_period_end).toBe(utc("2026-12-11T09:00:00"));
  });

  it.each([
    ["cancel", "canceled"],
    ["pause", "paused"],
    ["create_invoice", "past_due"],
  ] as const)(
    "a trial without a card ends according to its setting: %s → %s",
    async (missing_payment_method, status) => {
      const trial_settings = { end_behavior: { missing_payment_method } };
      const subscription = await subscribe(
        "2026-11-01T09:00:00",
        { trial_period_days: 10, trial_settings },
        null,
      );
      await world.moveTo(utc("2026-11-11T10:00:00"));
      expect((await again(subscription)).status).toBe(status);
      if (status !== "paused") return;
      const card = await world.stripe.paymentMethods.attach("pm_card_visa", {
        customer: String(subscription.customer),
      });
      await world.stripe.subscriptions.update(subscription.id, { default_payment_method: card.id });
      const resumed = await world.stripe.subscriptions.resume(subscription.id, {
        expand: ["latest_invoice"],
      });
      expect(resumed).toMatchObject({ status: "active", billing_cycle_anchor: utc("2026-11-11T10:00:00") });
      expect(expanded(resumed.latest_invoice)).toMatchObject({ total: 1000, status: "paid" });
    },
  );

  it("an incomplete subscription expires after 23 hours and its invoice is void", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00", {}, "pm_card_authenticationRequired");
    await world.moveTo(utc("2026-11-02T07:59:59"));
    expect((await again(subscription)).status).toBe("incomplete");
    await world.moveTo(utc("2026-11-02T08:00:00"));
    const expired = await again(subscription);
    expect([expired.status, expanded(expired.latest_invoice).status]).toEqual(["incomplete_expired", "void"]);
  });

  it("a declined renewal is retried after 3, 5 and 7 days, and then the subscription is canceled", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    await breakCard(subscription);
    const first = utc("2026-12-01T10:00:00");
    const seen: unknown[] = [];
    for (const at of [first, first + 3 * day, first + 8 * day, first + 15 * day]) {
      await world.moveTo(at);
      const { status, latest_invoice } = await again(subscription);
      const { attempt_count, next_payment_attempt } = expanded(latest_invoice);
      seen.push([status, attempt_count, next_payment_attempt]);
    }
    expect(seen).toEqual([
      ["past_due", 1, first + 3 * day],
      ["past_due", 2, first + 8 * day],
      ["past_due", 3, first + 15 * day],
      ["canceled", 4, null],
    ]);
    expect((await again(subscription)).cancellation_details?.reason).toBe("payment_failed");
  });

  it("a world's own dunning policy decides when to retry and how the subscription ends up", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    await world.admin("POST", "dunning", { retryDays: [1], afterwards: "unpaid" });
    await breakCard(subscription);
    await world.moveTo(utc("2026-12-02T10:00:00"));
    expect((await again(subscription)).status).toBe("unpaid");
    await world.moveTo(utc("2027-01-02T00:00:00"));
    expect(expanded((await again(subscription)).latest_invoice)).toMatchObject({
      status: "draft",
      auto_advance: false,
    });
    await expect(world.admin("POST", "dunning", { afterwards: "forget" })).rejects.toThrow("afterwards");
  });

  it("a retry with a working card reactivates the subscription", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    await breakCard(subscription);
    await world.moveTo(utc("2026-12-01T10:00:00"));
    expect((await again(subscription)).status).toBe("past_due");
    await world.stripe.subscriptions.update(subscription.id, { default_payment_method: "" });
    await world.moveTo(utc("2026-12-04T10:00:00"));
    expect((await again(subscription)).status).toBe("active");
  });

  it("invoices are voided while collection is paused, and collection resumes on its date", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    const resumes_at = utc("2026-12-20T00:00:00");
    await world.stripe.subscriptions.update(subscription.id, {
      pause_collection: { behavior: "void", resumes_at },
    });
    await world.moveTo(utc("2026-12-02T00:00:00"));
    expect(expanded((await again(subscription)).latest_invoice).status).toBe("void");
    await world.moveTo(utc("2027-01-02T00:00:00"));
    const resumed = await again(subscription);
    expect([resumed.pause_collection, expanded(resumed.latest_invoice).status]).toEqual([null, "paid"]);
  });

  it("a repeating coupon stops applying after its number of months", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    const coupon = await world.stripe.coupons.create({
      percent_off: 50,
      duration: "repeating",
      duration_in_months: 2,
    });
    await world.stripe.subscriptions.update(subscription.id, { discounts: [{ coupon: coupon.id }] });
    await world.moveTo(utc("2027-03-02T00:00:00"));
    expect((await invoicesOf(subscription)).map(({ total }) => total)).toEqual([1000, 1000, 1000, 500, 1000]);
  });

  it("a coupon for one invoice applies to the next invoice if the current one was created without the coupon", async () => {
    const subscription = await subscribe("2026-11-01T09:00:00");
    await world.moveTo(utc("2026-12-01T09:30:00"));
    const coupon = await world.stripe.coupons.create({ amount_off: 400, currency: "usd", duration: "once" });
    await world.stripe.subscriptions.update(subscription.id, { discounts: [{ coupon: coupon.id }] });
    await world.moveTo(utc("2027-02-02T00:00:00"));
    expect((await invoicesOf(subscription)).map(({ total }) => total)).toEqual([1000, 600, 1000, 1000]);
  });
});
