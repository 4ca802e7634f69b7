import {
  amounts,
  type BillingWorld,
  day,
  expanded,
  newBillingWorld,
  utc,
} from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void (world = await newBillingWorld(simulator)));

const now = utc("2026-11-01T09:00:00");
const withInvoice = {
  expand: ["latest_invoice.confirmation_secret", "latest_invoice.payments", "discounts"],
};

describe("creating a subscription", () => {
  it("charges the first period immediately, with the recorded line, number and payment", async () => {
    const [price, customer] = [await world.price(2500), await world.customer()];
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id, quantity: 10 }],
      ...withInvoice,
    });
    const [item] = subscription.items.data;
    expect(subscription).toMatchObject({ status: "active", billing_cycle_anchor: now, cancel_at: null });
    expect(subscription.billing_mode).toMatchObject({
      type: "flexible",
      flexible: { proration_discounts: "included" },
    });
    expect(item).toMatchObject({
      current_period_start: now,
      current_period_end: utc("2026-12-01T09:00:00"),
      quantity: 10,
    });
    expect(item?.price.id).toBe(price.id);
    const invoice = expanded(subscription.latest_invoice);
    expect(amounts(invoice)).toEqual([25_000]);
    expect(invoice).toMatchObject({
      status: "paid",
      amount_due: 25_000,
      amount_paid: 25_000,
      amount_remaining: 0,
      attempt_count: 1,
      attempted: true,
      auto_advance: false,
      billing_reason: "subscription_create",
      number: `${customer.invoice_prefix}-0001`,
      period_start: now,
      period_end: now,
    });
    expect(invoice.lines.data[0]).toMatchObject({
      description: "10 user × Test Subscription (at $25.00 / month)",
      discountable: true,
      parent: {
        type: "subscription_item_details",
        subscription_item_details: { proration: false, subscription_item: item?.id },
      },
      pricing: { price_details: { price: price.id }, unit_amount_decimal: "2500" },
    });
    expect(invoice.payments?.data[0]).toMatchObject({
      status: "paid",
      amount_paid: 25_000,
      is_default: true,
    });
    expect(invoice.confirmation_secret?.type).toBe("payment_intent");
  });

  it("waits for 3-D Secure with an open invoice and without counting an attempt, as recorded", async () => {
    const [price, customer] = [
      await world.price(2500),
      await world.customer("pm_card_authenticationRequired"),
    ];
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      ...withInvoice,
    });
    const invoice = expanded(subscription.latest_invoice);
    expect(subscription.status).toBe("incomplete");
    expect(invoice).toMatchObject({
      status: "open",
      attempted: true,
      attempt_count: 0,
      auto_advance: true,
      amount_remaining: 2500,
    });
    const payment = invoice.payments?.data[0];
    expect(payment).toMatchObject({ status: "open", amount_paid: null });
    const intent = await world.stripe.paymentIntents.retrieve(String(payment?.payment.payment_intent));
    expect(intent).toMatchObject({
      status: "requires_action",
      amount_received: 0,
      next_action: { type: "use_stripe_sdk" },
    });
    expect(intent.client_secret).toBe(invoice.confirmation_secret?.client_secret);
  });

  it("leaves it incomplete after a decline, until another card pays the invoice", async () => {
    const [price, customer] = [await world.price(2500), await world.customer("pm_card_chargeCustomerFail")];
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      ...withInvoice,
    });
    expect(subscription.status).toBe("incomplete");
    expect(expanded(subscription.latest_invoice)).toMatchObject({ status: "open", attempt_count: 1 });
    const card = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    await world.stripe.invoices.pay(expanded(subscription.latest_invoice).id, { payment_method: card.id });
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  });

  it("creates nothing if the payment fails with error_if_incomplete", async () => {
    const [price, customer] = [await world.price(2500), await world.customer("pm_card_chargeCustomerFail")];
    const creating = world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      payment_behavior: "error_if_incomplete",
    });
    await expect(creating).rejects.toMatchObject({
      statusCode: 402,
      code: "card_declined",
      decline_code: "generic_decline",
    });
    expect((await world.stripe.subscriptions.list({ status: "all" })).data).toEqual([]);
    expect((await world.stripe.invoices.list()).data).toEqual([]);
  });

  it("does not try to charge with default_incomplete", async () => {
    const [price, customer] = [await world.price(2500), await world.customer(null)];
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      payment_behavior: "default_incomplete",
      payment_settings: { save_default_payment_method: "on_subscription" },
      ...withInvoice,
    });
    const invoice = expanded(subscription.latest_invoice);
    expect([subscription.status, invoice.status, invoice.attempted]).toEqual(["incomplete", "open", false]);
    const card = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    const intent = String(invoice.payments?.data[0]?.payment.payment_intent);
    await world.stripe.paymentIntents.confirm(intent, { payment_method: card.id });
    const paid = await world.stripe.subscriptions.retrieve(subscription.id);
    expect([paid.status, paid.default_payment_method]).toEqual(["active", card.id]);
  });

  it("subtracts a discount from the first invoice, as recorded", async () => {
    const [price, customer] = [await world.price(2500), await world.customer()];
    await world.stripe.coupons.create({ id: "10OFF", percent_off: 10, duration: "forever" });
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      discounts: [{ coupon: "10OFF" }],
      ...withInvoice,
    });
    const invoice = expanded(subscription.latest_invoice);
    const discount = subscription.discounts[0] as { id: string };
    expect(subscription.discounts).toMatchObject([
      { source: { type: "coupon", coupon: "10OFF" }, end: null, promotion_code: null },
    ]);
    expect(invoice).toMatchObject({
      subtotal: 2500,
      total: 2250,
      amount_due: 2250,
      discounts: [discount.id],
    });
    expect(invoice.total_discount_amounts).toEqual([{ amount: 250, discount: discount.id }]);
    expect(invoice.lines.data[0]?.discount_amounts).toEqual([{ amount: 250, discount: discount.id }]);
  });

  it("applies a one-time discount only once", async () => {
    const [price, customer] = [await world.price(2500), await world.customer()];
    const coupon = await world.stripe.coupons.create({ percent_off: 100, duration: "once" });
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      discounts: [{ coupon: coupon.id }],
      ...withInvoice,
    });
    expect(expanded(subscription.latest_invoice)).toMatchObject({ total: 0, status: "paid" });
    expect(subscription.discounts).toEqual([]);
    expect((await world.stripe.invoices.createPreview({ subscription: subscription.id })).total).toBe(2500);
  });

  it("starts with a trial: a zero invoice, no card required, and billing from the end of the trial", async () => {
    const [price, customer] = [await world.price(2500), await world.customer(null)];
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      trial_period_days: 14,
      ...withInvoice,
    });
    const end = now + 14 * day;
    expect(subscription).toMatchObject({
      status: "trialing",
      trial_start: now,
      trial_end: end,
      billing_cycle_anchor: end,
    });
    expect(subscription.items.data[0]?.current_period_end).toBe(end);
    const invoice = expanded(subscription.latest_invoice);
    expect(invoice).toMatchObject({ status: "paid", total: 0 });
    expect(invoice.payments?.data).toEqual([]);
    expect(invoice.lines.data[0]?.description).toBe("Free trial for 1 user × Test Subscription");
  });

  it("charges for the part before a chosen anchor, or nothing without prorations", async () => {
    const [price, customer] = [await world.price(3000), await world.customer()];
    const create = (proration_behavior?: "none") =>
      world.stripe.subscriptions.create({
        customer: customer.id,
        items: [{ price: price.id }],
        billing_cycle_anchor: utc("2026-11-16T09:00:00"),
        ...(proration_behavior && { proration_behavior }),
        ...withInvoice,
      });
    const prorated = await create();
    expect(prorated.items.data[0]?.current_period_end).toBe(utc("2026-11-16T09:00:00"));
    // Fifteen of the thirty-one days from October 16 to November 16.
    expect(expanded(prorated.latest_invoice).total).toBe(1452);
    expect(await create("none")).toMatchObject({ status: "active", latest_invoice: null });
  });

  it("on request, sends an invoice instead of charging", async () => {
    const [price, customer] = [await world.price(2500), await world.customer(null)];
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      collection_method: "send_invoice",
      days_until_due: 30,
      ...withInvoice,
    });
    expect(subscription.status).toBe("active");
    expect(expanded(subscription.latest_invoice)).toMatchObject({
      status: "draft",
      due_date: now + 30 * day,
    });
    await world.moveTo(now + 3601);
    const [invoice] = (await world.stripe.invoices.list({ subscription: subscription.id })).data;
    expect(invoice).toMatchObject({ status: "open", attempted: false });
  });
});

describe("creating a subscription is refused", () => {
  it("without a payment method: 400, in the recorded words", async () => {
    const [price, customer] = [await world.price(2500), await world.customer(null)];
    const creating = world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
    });
    await expect(creating).rejects.toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: undefined,
      message: expect.stringContaining(
        "This customer has no attached payment source or default payment method.",
      ),
    });
    expect((await world.stripe.subscriptions.list({ status: "all" })).data).toEqual([]);
  });

  it("with an unknown price: 400 with the recorded param, before anything else", async () => {
    const customer = await world.customer(null);
    const creating = world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: "invalid" }],
    });
    await expect(creating).rejects.toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      message: "No such price: 'invalid'",
      param: "items[0][price]",
    });
  });

  it("with an archived price", async () => {
    const [price, customer] = [await world.price(2500), await world.customer()];
    await world.stripe.prices.update(price.id, { active: false });
    const creating = world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
    });
    await expect(creating).rejects.toMatchObject({
      statusCode: 400,
      message: "The price specified is inactive. This field only accepts active prices.",
    });
  });

  it("in a currency other than the customer's", async () => {
    const [dollars, euros] = [await world.price(2500), await world.price(2500, "month", { currency: "eur" })];
    const customer = await world.customer();
    await world.stripe.subscriptions.create({ customer: customer.id, items: [{ price: dollars.id }] });
    const creating = world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: euros.id }],
    });
    await expect(creating).rejects.toThrow(
      "The currency of the selected prices (eur) does not match the customer currency (usd).",
    );
  });

  it("with a parameter that the simulator does not imitate: a 501, not a silent success", async () => {
    const [price, customer] = [await world.price(2500), await world.customer()];
    const creating = world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      pending_invoice_item_interval: { interval: "day" },
    });
    await expect(creating).rejects.toMatchObject({
      statusCode: 501,
      message: expect.stringContaining("pending_invoice_item_interval"),
    });
  });
});

describe("listing subscriptions", () => {
  it("omits canceled subscriptions unless they are requested", async () => {
    const [price, customer] = [await world.price(2500), await world.customer()];
    const create = () =>
      world.stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
    const [kept, gone] = [await create(), await create()];
    await world.stripe.subscriptions.cancel(gone.id);
    const ids = async (status?: "all" | "ended" | "canceled" | "active") =>
      (await world.stripe.subscriptions.list({ customer: customer.id, ...(status && { status }) })).data.map(
        ({ id }) => id,
      );
    expect(await ids()).toEqual([kept.id]);
    expect(await ids("all")).toEqual([gone.id, kept.id]);
    expect(await ids("ended")).toEqual([gone.id]);
    expect(await ids("active")).toEqual([kept.id]);
    expect((await world.stripe.subscriptions.list({ price: price.id })).data).toHaveLength(1);
    expect((await world.stripe.subscriptions.list({ customer: (await world.customer()).id })).data).toEqual(
      [],
    );
  });

  it("expands everything that the portal shows", async () => {
    const [price, customer] = [await world.price(2500), await world.customer()];
    await world.stripe.coupons.create({ id: "10OFF", percent_off: 10, duration: "forever" });
    const card = await world.stripe.paymentMethods.attach("pm_card_mastercard", { customer: customer.id });
    const { id } = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      discounts: [{ coupon: "10OFF" }],
      default_payment_method: card.id,
    });
    await world.stripe.subscriptionSchedules.create({ from_subscription: id });
    const { data } = await world.stripe.subscriptions.list({
      customer: customer.id,
      status: "all",
      limit: 100,
      expand: [
        "data.default_payment_method",
        "data.latest_invoice.confirmation_secret",
        "data.discounts.source.coupon",
        "data.schedule",
      ],
    });
    expect(data[0]).toMatchObject({
      default_payment_method: { card: { brand: "mastercard" } },
      latest_invoice: { confirmation_secret: { type: "payment_intent" } },
      discounts: [{ source: { coupon: { percent_off: 10 } } }],
      schedule: { status: "active", phases: [{ items: [{ price: price.id, quantity: 1 }] }] },
    });
  });
});
