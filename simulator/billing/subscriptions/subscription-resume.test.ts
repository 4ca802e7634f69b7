import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

async function paused(card = "pm_card_visa") {
  const world = await newBillingWorld(simulator, Date.parse("2026-11-01T00:00:00Z") / 1000);
  const { stripe } = world;
  const { id: customer } = await world.customer();
  const { id: price } = await world.price(3000);
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] });
  await stripe.subscriptions.pause(id, { bill_for: { unused_time_from: { type: "none" } } });
  const { id: method } = await stripe.paymentMethods.attach(card, { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
  await world.moveTo(Date.parse("2027-01-10T00:00:00Z") / 1000);
  const expand = ["latest_invoice"];
  return {
    ...world,
    customer,
    id,
    resume: (params: Stripe.SubscriptionResumeParams = {}) =>
      stripe.subscriptions.resume(id, { payment_behavior: "resume_on_payment_success", expand, ...params }),
    preview: (details: Stripe.InvoiceCreatePreviewParams.SubscriptionDetails = {}) =>
      stripe.invoices.createPreview({
        subscription: id,
        subscription_details: { resume_at: "now", ...details },
      }),
    read: () => stripe.subscriptions.retrieve(id, { expand }),
  };
}

describe("a subscription that resumes on payment success", () => {
  it("becomes active immediately if its card can be charged, and pays the previewed amount", async () => {
    const { preview, resume, read } = await paused();
    const { amount_due } = await preview();
    expect((await read()).status).toBe("paused");
    const resumed = await resume();
    expect(resumed.status).toBe("active");
    expect(expanded(resumed.latest_invoice)).toMatchObject({ status: "paid", amount_paid: amount_due });
    expect(amount_due).toBe(3000);
  });

  it.each(["pm_card_chargeCustomerFail", "pm_card_authenticationRequired"])(
    "stays paused with %s, and becomes active when the invoice is paid later",
    async (card) => {
      const { resume, read, stripe, customer } = await paused(card);
      const waiting = await resume();
      expect(waiting).toMatchObject({ status: "paused", pending_update: null });
      const invoice = expanded(waiting.latest_invoice);
      expect(invoice.status).toBe("open");
      const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
      await stripe.invoices.pay(invoice.id, { payment_method: id });
      expect((await read()).status).toBe("active");
      const { data } = await stripe.events.list({ type: "customer.subscription.*", limit: 10 });
      expect(data.map(({ type }) => type)).toContain("customer.subscription.resumed");
      expect(data.map(({ type }) => type)).not.toContain("customer.subscription.pending_update_applied");
    },
  );

  it("becomes active if its invoice is marked uncollectible, and stays paused if it is void", async () => {
    const given = await paused("pm_card_chargeCustomerFail");
    const { id } = expanded((await given.resume()).latest_invoice);
    await given.stripe.invoices.markUncollectible(id);
    expect((await given.read()).status).toBe("active");
    const voided = await paused("pm_card_chargeCustomerFail");
    await voided.stripe.invoices.voidInvoice(expanded((await voided.resume()).latest_invoice).id);
    expect((await voided.read()).status).toBe("paused");
  });

  it("stays paused and owes nothing if its invoice isn't paid within 23 hours", async () => {
    const { resume, read, moveTo } = await paused("pm_card_chargeCustomerFail");
    const { created } = expanded((await resume()).latest_invoice);
    await moveTo(created + day);
    const now = await read();
    expect([now.status, expanded(now.latest_invoice).status]).toEqual(["paused", "void"]);
  });
});

describe("a subscription that resumes in its old cycle", () => {
  const unchanged = { billing_cycle_anchor: { type: "unchanged" } } as const;
  /** The price of 22 of January's 31 days. */
  const rest = 2129;

  it("is charged for the rest of the current period on the next invoice by default", async () => {
    const { stripe, id, customer, read, moveTo } = await paused();
    const { latest_invoice } = await read();
    const resumed = await stripe.subscriptions.resume(id, unchanged);
    expect(resumed).toMatchObject({ status: "active", latest_invoice: expanded(latest_invoice).id });
    expect(resumed.billing_cycle_anchor).toBe(utc("2026-11-01T00:00:00"));
    expect(resumed.items.data[0]).toMatchObject({
      current_period_start: utc("2027-01-01T00:00:00"),
      current_period_end: utc("2027-02-01T00:00:00"),
    });
    const { data } = await stripe.invoiceItems.list({ customer, pending: true });
    expect(data.map(({ amount, proration }) => [amount, proration])).toEqual([[rest, true]]);
    await moveTo(utc("2027-02-01T02:00:00"));
    expect(expanded((await read()).latest_invoice)).toMatchObject({ status: "paid", total: rest + 3000 });
  });

  it.each([
    ["always_invoice", [rest], []],
    ["none", [], []],
  ] as const)("with %s is immediately billed the amounts %j", async (proration_behavior, billed, waiting) => {
    const { stripe, id, customer } = await paused();
    await stripe.subscriptions.resume(id, { ...unchanged, proration_behavior });
    const [latest, ...older] = (await stripe.invoices.list({ customer })).data;
    expect(older.length).toBe(billed.length);
    if (billed.length > 0) expect(latest).toMatchObject({ status: "paid", total: rest });
    const { data } = await stripe.invoiceItems.list({ customer, pending: true });
    expect(data).toEqual(waiting);
  });

  it("is billed the previewed amount for the previewed moment", async () => {
    const { stripe, id, preview, read } = await paused();
    const details = {
      ...unchanged,
      proration_behavior: "always_invoice",
      proration_date: utc("2027-01-06T00:00:00"),
    } as const;
    const previewed = await preview(details);
    await stripe.subscriptions.resume(id, details);
    const { total } = expanded((await read()).latest_invoice);
    expect([previewed.total, total]).toEqual([2516, 2516]);
  });

  it("waits for its payment if the request says so", async () => {
    const { resume, read, stripe, customer } = await paused("pm_card_chargeCustomerFail");
    const waiting = await resume({ ...unchanged, proration_behavior: "always_invoice" });
    expect(waiting.status).toBe("paused");
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    const invoice = expanded(waiting.latest_invoice);
    await stripe.invoices.pay(invoice.id, { payment_method: id });
    expect([invoice.total, (await read()).status]).toEqual([rest, "active"]);
  });

  it("becomes past due if it doesn't wait and the card is declined", async () => {
    const { resume } = await paused("pm_card_chargeCustomerFail");
    const asked = {
      proration_behavior: "always_invoice",
      payment_behavior: "resume_on_payment_attempt",
    } as const;
    expect((await resume({ ...unchanged, ...asked })).status).toBe("past_due");
  });

  it("isn't charged twice if it pauses and resumes within a paid period that wasn't credited", async () => {
    const world = await newBillingWorld(simulator, utc("2026-11-01T00:00:00"));
    const { stripe } = world;
    const { id: customer } = await world.customer();
    const { id: price } = await world.price(3000);
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] });
    await world.moveTo(utc("2026-11-11T00:00:00"));
    await stripe.subscriptions.pause(id, { bill_for: { unused_time_from: { type: "none" } } });
    await world.moveTo(utc("2026-11-16T00:00:00"));
    await stripe.subscriptions.resume(id, { ...unchanged, proration_behavior: "always_invoice" });
    expect((await stripe.invoices.list({ customer })).data).toHaveLength(1);
    const { balance } = await canceledNow(stripe, id, customer);
    expect(balance).toBe(-1500);
  });
});

async function canceledNow(stripe: Stripe, id: string, customer: string): Promise<Stripe.Customer> {
  await stripe.subscriptions.cancel(id, { prorate: true, invoice_now: true });
  return (await stripe.customers.retrieve(customer)) as Stripe.Customer;
}
