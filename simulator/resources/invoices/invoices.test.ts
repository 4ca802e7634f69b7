import type Stripe from "stripe";
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

async function subscribe(
  price: Stripe.Price,
  fields: Partial<Stripe.SubscriptionCreateParams> = {},
  card?: string,
) {
  const customer = await world.customer(card);
  return world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    ...fields,
  });
}
const itemId = (subscription: Stripe.Subscription) => subscription.items.data[0]!.id;

describe("previewing an invoice", () => {
  it("shows the next renewal and changes nothing", async () => {
    const subscription = await subscribe(await world.price(1000));
    const end = subscription.items.data[0]!.current_period_end;
    const preview = await world.stripe.invoices.createPreview({ customer: String(subscription.customer) });
    expect(preview).toMatchObject({
      id: expect.stringMatching(/^upcoming_in_/),
      billing_reason: "upcoming",
      status: "draft",
      number: null,
      invoice_pdf: null,
      amount_due: 1000,
      created: end,
      next_payment_attempt: end + 3600,
      period_start: now,
      period_end: end,
    });
    expect(preview.lines.data[0]?.period).toEqual({ start: end, end: utc("2027-01-01T09:00:00") });
    expect((await world.stripe.invoices.list()).data).toHaveLength(1);
    expect(await world.stripe.subscriptions.retrieve(subscription.id)).toEqual(subscription);
  });

  it("shows a change that has no invoice of its own, together with the renewal that will bill it", async () => {
    world = await newBillingWorld(simulator, 1596749288);
    const [before, after] = [await world.price(1000), await world.price(3252)];
    const subscription = await subscribe(before);
    const preview = await world.stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: {
        items: [{ id: itemId(subscription), price: after.id }],
        proration_date: 1598982148,
      },
    });
    expect(amounts(preview)).toEqual([-166, 541, 3252]);
    expect(preview).toMatchObject({ total: 3627, next_payment_attempt: 1599427688 + 3600 });
  });

  it("shows only recurring charges on request", async () => {
    const [before, after] = [await world.price(1000), await world.price(3000)];
    const subscription = await subscribe(before);
    await world.moveTo(now + 10 * day);
    const preview = await world.stripe.invoices.createPreview({
      subscription: subscription.id,
      preview_mode: "recurring",
      subscription_details: {
        items: [{ id: itemId(subscription), price: after.id }],
        proration_behavior: "always_invoice",
      },
    });
    expect(amounts(preview)).toEqual([3000]);
  });

  it("refuses a subscription that is about to end: 404 invoice_upcoming_none", async () => {
    const subscription = await subscribe(await world.price(1000));
    const none = {
      statusCode: 404,
      code: "invoice_upcoming_none",
      message: `No upcoming invoices for customer: '${String(subscription.customer)}'`,
    };
    const preview = (details?: Stripe.InvoiceCreatePreviewParams.SubscriptionDetails) =>
      world.stripe.invoices.createPreview({
        subscription: subscription.id,
        ...(details && { subscription_details: details }),
      });
    await expect(preview({ cancel_at_period_end: true })).rejects.toMatchObject(none);
    await world.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await expect(preview()).rejects.toMatchObject(none);
    expect((await preview({ cancel_at_period_end: false })).total).toBe(1000);
    await world.stripe.subscriptions.cancel(subscription.id);
    await expect(preview()).rejects.toMatchObject(none);
  });

  it("for canceling now, shows the credit that the cancellation then creates", async () => {
    const subscription = await subscribe(await world.price(3000));
    await world.moveTo(now + 20 * day);
    const preview = await world.stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: { cancel_now: true, proration_behavior: "always_invoice" },
    });
    expect(amounts(preview)).toEqual([-1000]);
    const ended = await world.stripe.subscriptions.cancel(subscription.id, {
      prorate: true,
      invoice_now: true,
      expand: ["latest_invoice"],
    });
    expect(amounts(expanded(ended.latest_invoice))).toEqual([-1000]);
    const customer = (await world.stripe.customers.retrieve(String(ended.customer))) as Stripe.Customer;
    expect(customer.balance).toBe(-1000);
  });

  it("shows the first invoice of a subscription that does not exist yet", async () => {
    const [price, customer] = [await world.price(1500), await world.customer(null)];
    const coupon = await world.stripe.coupons.create({ percent_off: 50, duration: "once" });
    const preview = await world.stripe.invoices.createPreview({
      customer: customer.id,
      subscription_details: { items: [{ price: price.id, quantity: 2 }] },
      discounts: [{ coupon: coupon.id }],
    });
    expect(preview).toMatchObject({ subtotal: 3000, total: 1500 });
    expect((await world.stripe.subscriptions.list({ customer: customer.id })).data).toEqual([]);
    expect((await world.stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(0);
  });

  it("includes the change that a schedule will make", async () => {
    const [pro, basic] = [await world.price(3000), await world.price(1000)];
    const subscription = await subscribe(pro);
    const schedule = await world.stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
    const [phase] = schedule.phases;
    await world.stripe.subscriptionSchedules.update(schedule.id, {
      phases: [
        { items: [{ price: pro.id, quantity: 1 }], start_date: phase!.start_date, end_date: phase!.end_date },
        { items: [{ price: basic.id, quantity: 1 }], duration: { interval: "month", interval_count: 1 } },
      ],
      proration_behavior: "none",
    });
    expect(amounts(await world.stripe.invoices.createPreview({ subscription: subscription.id }))).toEqual([
      1000,
    ]);
    expect(amounts(await world.stripe.invoices.createPreview({ schedule: schedule.id }))).toEqual([1000]);
  });
});

describe("paying or closing an invoice", () => {
  async function unpaid(card: string) {
    const subscription = await subscribe(await world.price(1000), { expand: ["latest_invoice"] }, card);
    return expanded(subscription.latest_invoice);
  }

  it("returns 402 for a decline and records the attempt", async () => {
    const invoice = await unpaid("pm_card_chargeCustomerFail");
    await expect(world.stripe.invoices.pay(invoice.id)).rejects.toMatchObject({
      statusCode: 402,
      type: "StripeCardError",
      code: "card_declined",
      decline_code: "generic_decline",
    });
    const after = await world.stripe.invoices.retrieve(invoice.id, {
      expand: ["payments.data.payment.payment_intent"],
    });
    expect(after).toMatchObject({ status: "open", attempt_count: 2 });
    const intent = after.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined" },
    });
    expect((await world.stripe.charges.retrieve(String(intent.latest_charge))).status).toBe("failed");
  });

  it("reports that the customer must authenticate", async () => {
    const invoice = await unpaid("pm_card_authenticationRequired");
    await expect(world.stripe.invoices.pay(invoice.id)).rejects.toMatchObject({
      statusCode: 402,
      code: "invoice_payment_intent_requires_action",
    });
  });

  it("refuses an invoice that is paid or void", async () => {
    const invoice = await unpaid("pm_card_visa");
    await expect(world.stripe.invoices.pay(invoice.id)).rejects.toMatchObject({
      statusCode: 400,
      message: "Invoice is already paid",
    });
    const open = await unpaid("pm_card_chargeCustomerFail");
    await world.stripe.invoices.voidInvoice(open.id);
    await expect(world.stripe.invoices.pay(open.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it("refuses to void a paid invoice, and shows why an invoice is uncollectible until it is void", async () => {
    const closed = {
      statusCode: 400,
      message: "You can only pass in open invoices. This invoice isn't open.",
    };
    const { invoices } = world.stripe;
    const paid = await unpaid("pm_card_visa");
    await expect(invoices.voidInvoice(paid.id)).rejects.toMatchObject(closed);
    const open = await unpaid("pm_card_chargeCustomerFail");
    const given = await invoices.markUncollectible(open.id);
    expect(given.status_details).toEqual({ uncollectible: { reason: "user_forgiven" } });
    await expect(invoices.markUncollectible(open.id)).rejects.toMatchObject(closed);
    const voided = await invoices.voidInvoice(open.id);
    expect(voided.status).toBe("void");
    expect(voided).not.toHaveProperty("status_details");
  });

  it("accepts payment outside of Stripe", async () => {
    const invoice = await unpaid("pm_card_chargeCustomerFail");
    const paid = await world.stripe.invoices.pay(invoice.id, {
      paid_out_of_band: true,
      expand: ["payments"],
    });
    expect(paid.status).toBe("paid");
    expect(paid.payments?.data[0]?.status).toBe("canceled");
  });

  it("ends an incomplete subscription when its first invoice is voided", async () => {
    const invoice = await unpaid("pm_card_chargeCustomerFail");
    const voided = await world.stripe.invoices.voidInvoice(invoice.id);
    expect(voided).toMatchObject({ status: "void", status_transitions: { voided_at: now } });
    const { subscription } = invoice.parent!.subscription_details!;
    expect((await world.stripe.subscriptions.retrieve(String(subscription))).status).toBe(
      "incomplete_expired",
    );
  });
});

describe("a manual invoice", () => {
  it("bills a one-time fee, as recorded", async () => {
    const customer = await world.customer();
    const item = await world.stripe.invoiceItems.create({
      customer: customer.id,
      amount: 1000,
      currency: "usd",
      description: "One-time setup fee",
    });
    const draft = await world.stripe.invoices.create({
      customer: customer.id,
      pending_invoice_items_behavior: "include",
    });
    expect(draft).toMatchObject({
      status: "draft",
      billing_reason: "manual",
      auto_advance: false,
      attempted: false,
      number: null,
      parent: null,
      hosted_invoice_url: null,
      total: 1000,
    });
    expect(draft.lines.data[0]).toMatchObject({
      description: "One-time setup fee",
      parent: {
        type: "invoice_item_details",
        invoice_item_details: { invoice_item: item.id, proration: false },
      },
    });
    const paid = await world.stripe.invoices.pay(draft.id);
    expect(paid).toMatchObject({
      status: "paid",
      amount_paid: 1000,
      number: `${customer.invoice_prefix}-0001`,
    });
    expect(paid.hosted_invoice_url).toContain(`${simulator.url}/_hosted/invoice/`);
    expect((await world.stripe.invoices.listLineItems(draft.id)).data).toHaveLength(1);
  });

  it("carries an amount too small to charge over to the next invoice", async () => {
    const customer = await world.customer();
    const bill = async (amount: number) => {
      await world.stripe.invoiceItems.create({ customer: customer.id, amount, currency: "usd" });
      const draft = await world.stripe.invoices.create({
        customer: customer.id,
        pending_invoice_items_behavior: "include",
      });
      return world.stripe.invoices.pay(draft.id);
    };
    expect(await bill(30)).toMatchObject({ amount_due: 0, status: "paid", ending_balance: 30 });
    expect(await bill(70)).toMatchObject({ amount_due: 100, starting_balance: 30, ending_balance: 0 });
  });

  it("returns the applied balance when it is voided", async () => {
    const customer = await world.customer();
    await world.stripe.customers.update(customer.id, { balance: -300 });
    await world.stripe.invoiceItems.create({ customer: customer.id, amount: 1000, currency: "usd" });
    const draft = await world.stripe.invoices.create({
      customer: customer.id,
      pending_invoice_items_behavior: "include",
    });
    const open = await world.stripe.invoices.finalizeInvoice(draft.id);
    expect(open).toMatchObject({ amount_due: 700, starting_balance: -300, ending_balance: 0 });
    await world.stripe.invoices.voidInvoice(open.id);
    expect(((await world.stripe.customers.retrieve(customer.id)) as Stripe.Customer).balance).toBe(-300);
  });

  it("can be deleted as a draft, but not later", async () => {
    const customer = await world.customer();
    await world.stripe.invoiceItems.create({ customer: customer.id, amount: 500, currency: "usd" });
    const draft = await world.stripe.invoices.create({
      customer: customer.id,
      pending_invoice_items_behavior: "include",
    });
    await world.stripe.invoices.del(draft.id);
    const again = await world.stripe.invoices.create({
      customer: customer.id,
      pending_invoice_items_behavior: "include",
    });
    expect(again.total).toBe(500);
    await world.stripe.invoices.finalizeInvoice(again.id);
    await expect(world.stripe.invoices.del(again.id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(world.stripe.invoices.finalizeInvoice(again.id)).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe("listing invoices", () => {
  it("filters by customer, subscription and status, newest first", async () => {
    const one = await subscribe(await world.price(1000));
    const two = await subscribe(await world.price(2000), {}, "pm_card_chargeCustomerFail");
    const ids = async (params: Stripe.InvoiceListParams) =>
      (await world.stripe.invoices.list(params)).data.map(({ id }) => id);
    expect(await ids({})).toEqual([two.latest_invoice, one.latest_invoice]);
    expect(await ids({ customer: String(one.customer) })).toEqual([one.latest_invoice]);
    expect(await ids({ subscription: two.id })).toEqual([two.latest_invoice]);
    expect(await ids({ status: "open" })).toEqual([two.latest_invoice]);
    expect(await ids({ created: { gt: now } })).toEqual([]);
    const paid = await world.stripe.invoicePayments.list({
      invoice: String(one.latest_invoice),
      status: "paid",
    });
    expect(paid.data).toHaveLength(1);
  });
});
