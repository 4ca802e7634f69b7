import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let [basic, better, dollars] = ["", "", ""];
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  basic = await inEuros(1000, 900);
  better = await inEuros(2000, 1900);
  dollars = (await world.price(3000)).id;
});

const start = utc("2026-11-01T09:00:00");
const renewal = utc("2026-12-01T09:00:00");

/** Creates a monthly price in US cents, with an option in euro cents. */
async function inEuros(amount: number, euros: number): Promise<string> {
  const currency_options = { eur: { unit_amount: euros } };
  return (await world.price(amount, "month", { currency_options })).id;
}

const person = async () => (await world.customer()).id;

const subscribe = (customer: string, price: string, more: Partial<Stripe.SubscriptionCreateParams> = {}) =>
  stripe.subscriptions.create({ customer, items: [{ price }], expand: ["latest_invoice"], ...more });

const only = (supported: string, expected: string) => ({
  statusCode: 400,
  message: `The price specified ${supported}. This doesn't match the expected currency: \`${expected}\`.`,
});

describe("a subscription in a currency other than its price's default", () => {
  it("is billed the price's amount in that currency, while the price shows its default", async () => {
    const customer = await person();
    const subscription = await subscribe(customer, basic, { currency: "eur" });
    expect(subscription).toMatchObject({
      currency: "eur",
      items: { data: [{ price: { currency: "usd", unit_amount: 1000 } }] },
    });
    const invoice = expanded(subscription.latest_invoice);
    expect(invoice).toMatchObject({ currency: "eur", total: 900, status: "paid" });
    expect(invoice.lines.data[0]).toMatchObject({
      currency: "eur",
      description: "1 user × Test Subscription (at €9.00 / month)",
      pricing: { unit_amount_decimal: "900" },
    });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ currency: "eur" });
    const [charge] = (await stripe.charges.list({ customer })).data;
    expect(charge).toMatchObject({ amount: 900, currency: "eur" });
  });

  it("is prorated and renewed in that currency, as previewed", async () => {
    const customer = await person();
    const { id, items } = await subscribe(customer, basic, { currency: "eur" });
    await world.moveTo(start + 15 * day);
    const change = {
      items: [{ id: items.data[0]!.id, price: better }],
      proration_behavior: "always_invoice" as const,
    };
    const preview = await stripe.invoices.createPreview({ subscription: id, subscription_details: change });
    expect([preview.currency, amounts(preview)]).toEqual(["eur", [-450, 950]]);
    await stripe.subscriptions.update(id, change);
    const next = await stripe.invoices.createPreview({ subscription: id, currency: "eur" });
    await world.moveTo(renewal + 3600);
    const billed = (await stripe.invoices.list({ customer })).data.reverse();
    expect(billed.map(amounts)).toEqual([[900], [-450, 950], [1900]]);
    expect(amounts(next)).toEqual([1900]);
    expect(new Set(billed.map(({ currency }) => currency))).toEqual(new Set(["eur"]));
  });

  it("can't use a price without that currency", async () => {
    const { id, items } = await subscribe(await person(), basic, { currency: "eur" });
    const change = stripe.subscriptions.update(id, { items: [{ id: items.data[0]!.id, price: dollars }] });
    await expect(change).rejects.toMatchObject({
      ...only("only supports `usd`", "eur"),
      param: "items[0][price]",
    });
    const preview = stripe.invoices.createPreview({ subscription: id, currency: "usd" });
    await expect(preview).rejects.toMatchObject({ statusCode: 400, param: "currency" });
  });

  it("bills tiers and usage at their amounts in that currency", async () => {
    const meter = await stripe.billing.meters.create({
      display_name: "Requests",
      event_name: "requests",
      default_aggregation: { formula: "sum" },
    });
    const tiers = (first: number, more: number) => [
      { up_to: 10, unit_amount: first },
      { up_to: "inf" as const, unit_amount: more },
    ];
    const fields = {
      billing_scheme: "tiered",
      tiers_mode: "graduated",
      tiers: tiers(30, 20),
      unit_amount: undefined,
      currency_options: { eur: { tiers: tiers(25, 15) } },
    } as const;
    const seats = await world.price(0, "month", fields as never);
    const recurring = { interval: "month", usage_type: "metered", meter: meter.id } as const;
    const used = await world.price(0, "month", { ...fields, recurring } as never);
    const customer = await person();
    const items = [{ price: seats.id, quantity: 12 }, { price: used.id }];
    const { latest_invoice } = await subscribe(customer, "", { currency: "eur", items });
    expect(amounts(expanded(latest_invoice))).toEqual([280]);
    const payload = { stripe_customer_id: customer, value: "20" };
    await stripe.billing.meterEvents.create({ event_name: "requests", payload });
    await world.moveTo(renewal + 3600);
    expect(amounts((await stripe.invoices.list({ customer })).data[0]!)).toEqual([280, 400]);
  });

  it("continues at a price that no longer offers the currency, although a new subscription can't start", async () => {
    const customer = await person();
    await subscribe(customer, basic, { currency: "eur" });
    await stripe.prices.update(basic, { currency_options: "" });
    await world.moveTo(renewal + 3600);
    expect(amounts((await stripe.invoices.list({ customer })).data[0]!)).toEqual([900]);
    const other = subscribe(await person(), basic, { currency: "eur" });
    await expect(other).rejects.toMatchObject(only("only supports `usd`", "eur"));
  });

  it("is scheduled in that currency, phase by phase", async () => {
    const customer = await person();
    const duration = { interval: "month", interval_count: 1 } as const;
    const phases = [
      { currency: "eur", items: [{ price: basic }], duration },
      { items: [{ price: better }], duration },
    ];
    const schedule = await stripe.subscriptionSchedules.create({ customer, start_date: "now", phases });
    expect(schedule.phases.map(({ currency }) => currency)).toEqual(["eur", "eur"]);
    await world.moveTo(renewal + 3600);
    const billed = (await stripe.invoices.list({ customer })).data.reverse();
    expect(billed.map(({ currency, total }) => [currency, total])).toEqual([
      ["eur", 900],
      ["eur", 1900],
    ]);
    const create = (later: object) =>
      stripe.subscriptionSchedules.create({
        customer,
        start_date: "now",
        phases: [phases[0]!, { items: [{ price: better }], duration, ...later }],
      });
    await expect(create({ items: [{ price: dollars }] })).rejects.toMatchObject(
      only("only supports `usd`", "eur"),
    );
    await expect(create({ currency: "usd" })).rejects.toMatchObject({ param: "phases[1][currency]" });
  });

  it("bills one-time charges in that currency", async () => {
    const fee = await stripe.prices.create({
      currency: "usd",
      unit_amount: 500,
      currency_options: { EUR: { unit_amount: 450 } } as never,
      product_data: { name: "Set-up" },
    });
    const customer = await person();
    const added = await subscribe(customer, basic, {
      currency: "eur",
      add_invoice_items: [{ price: fee.id }],
    });
    expect(amounts(expanded(added.latest_invoice))).toEqual([450, 900]);
    const pricing = { price: fee.id };
    await stripe.invoiceItems.create({ customer, pricing });
    await stripe.invoiceItems.create({ customer, pricing, currency: "eur" });
    await world.moveTo(renewal + 3600);
    // Pending items in dollars wait for an invoice in dollars.
    expect(amounts((await stripe.invoices.list({ customer })).data[0]!)).toEqual([450, 900]);
    const beside = await stripe.invoices.create({
      customer,
      currency: "usd",
      pending_invoice_items_behavior: "include",
    });
    expect([beside.currency, amounts(beside)]).toEqual(["usd", [500]]);
  });
});

describe("the currency of a request that doesn't name one", () => {
  it("is the prices' default", async () => {
    expect(await subscribe(await person(), basic)).toMatchObject({ currency: "usd" });
  });

  it("is refused if it isn't the customer's, but a preview uses the customer's currency", async () => {
    const customer = await person();
    await subscribe(customer, basic, { currency: "eur" });
    await expect(subscribe(customer, better)).rejects.toThrow(
      "The currency of the selected prices (usd) does not match the customer currency (eur).",
    );
    const items = [{ price: better }];
    const preview = await stripe.invoices.createPreview({ customer, subscription_details: { items } });
    expect([preview.currency, preview.total]).toEqual(["eur", 1900]);
    expect(await subscribe(customer, better, { currency: "eur" })).toMatchObject({ currency: "eur" });
  });

  it("must be the same for all prices", async () => {
    const euros = (await world.price(700, "month", { currency: "eur" })).id;
    const items = [{ price: basic }, { price: euros }];
    await expect(subscribe(await person(), "", { items })).rejects.toMatchObject({
      param: "items[1][price]",
      message: expect.stringMatching(
        /^This `price` has `currency=eur`, but other items use `currency=usd`\./,
      ),
    });
    expect(await subscribe(await person(), "", { items, currency: "eur" })).toMatchObject({
      currency: "eur",
      latest_invoice: { total: 1600 },
    });
  });
});

describe("a customer's currency", () => {
  it("is refused if the prices don't offer it", async () => {
    const both = only("supports currencies of `usd`, `eur`", "gbp");
    await expect(subscribe(await person(), basic, { currency: "gbp" })).rejects.toMatchObject(both);
    const one = only("only supports `usd`", "eur");
    await expect(subscribe(await person(), dollars, { currency: "eur" })).rejects.toMatchObject(one);
  });

  it("can't change while a subscription is live, and is set by the next subscription afterward", async () => {
    const customer = await person();
    const { id } = await subscribe(customer, basic, { currency: "eur" });
    await expect(subscribe(customer, basic, { currency: "usd" })).rejects.toThrow(
      "You cannot combine currencies on a single customer.",
    );
    await stripe.subscriptions.cancel(id);
    await subscribe(customer, basic, { currency: "usd" });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ currency: "usd" });
  });

  it("is the balance's currency: credit in one currency isn't spent in another", async () => {
    const customer = await person();
    const { id } = await subscribe(customer, basic, { currency: "eur" });
    await stripe.subscriptions.cancel(id, { prorate: true, invoice_now: true });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -900, currency: "eur" });
    const dearer = await subscribe(customer, basic);
    expect(expanded(dearer.latest_invoice)).toMatchObject({ amount_due: 1000, starting_balance: 0 });
    const expand = ["invoice_credit_balance"];
    expect(await stripe.customers.retrieve(customer, { expand })).toMatchObject({
      balance: 0,
      invoice_credit_balance: { eur: -900 },
    });
    await stripe.subscriptions.cancel(dearer.id);
    const again = await subscribe(customer, basic, { currency: "eur" });
    expect(expanded(again.latest_invoice)).toMatchObject({ amount_due: 0, starting_balance: -900 });
  });
});

describe("the currencies of a price", () => {
  const named = ["currency_options", "currency_options.eur.tiers"];

  it("are returned when expanded, including the default one", async () => {
    expect((await stripe.prices.retrieve(basic)).currency_options).toBeUndefined();
    const { currency_options } = await stripe.prices.retrieve(basic, { expand: ["currency_options"] });
    expect(currency_options).toEqual({
      usd: {
        custom_unit_amount: null,
        tax_behavior: "unspecified",
        unit_amount: 1000,
        unit_amount_decimal: "1000",
      },
      eur: {
        custom_unit_amount: null,
        tax_behavior: "unspecified",
        unit_amount: 900,
        unit_amount_decimal: "900",
      },
    });
    const { items } = await subscribe(await person(), basic, {
      expand: ["items.data.price.currency_options"],
    });
    expect(items.data[0]?.price.currency_options?.eur?.unit_amount).toBe(900);
  });

  it("include their tiers only if those are expanded by name", async () => {
    const tiers = [{ up_to: "inf" as const, unit_amount_decimal: "0.5" as never }];
    const { id } = await world.price(0, "month", {
      billing_scheme: "tiered",
      tiers_mode: "volume",
      tiers,
      unit_amount: undefined,
      currency_options: { eur: { tiers } },
    } as never);
    const told = await stripe.prices.retrieve(id, { expand: named });
    expect(told.currency_options?.eur?.tiers).toMatchObject([{ up_to: null, unit_amount: null }]);
    expect(told.currency_options?.usd?.tiers).toBeUndefined();
    const silent = await stripe.prices.retrieve(id, { expand: ["currency_options.tiers"] });
    expect(silent.currency_options?.eur?.tiers).toBeUndefined();
  });

  it("are added and changed one at a time", async () => {
    const update = { currency_options: { gbp: { unit_amount: 800, tax_behavior: "inclusive" as const } } };
    await stripe.prices.update(basic, update);
    await stripe.prices.update(basic, { currency_options: { eur: { unit_amount: 950 } } });
    const { currency_options } = await stripe.prices.retrieve(basic, { expand: ["currency_options"] });
    expect(currency_options).toMatchObject({
      usd: { unit_amount: 1000 },
      eur: { unit_amount: 950 },
      gbp: { unit_amount: 800, tax_behavior: "inclusive" },
    });
  });

  it.each([
    ["without an amount", { eur: { tax_behavior: "inclusive" as const } }],
    ["that isn't a currency", { euros: { unit_amount: 1 } }],
    ["for the default currency with another amount", { usd: { unit_amount: 1 } }],
  ])("can't include an option %s", async (_, currency_options) => {
    await expect(world.price(1000, "month", { currency_options })).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe("billing in another currency", () => {
  it("uses the amounts that the coupon and the code have in that currency", async () => {
    const { id: coupon } = await stripe.coupons.create({
      amount_off: 300,
      currency: "usd",
      duration: "forever",
    });
    await stripe.coupons.update(coupon, { currency_options: { eur: { amount_off: 250 } } });
    const code = await stripe.promotionCodes.create({
      promotion: { type: "coupon", coupon },
      restrictions: {
        minimum_amount: 1000,
        minimum_amount_currency: "usd",
        currency_options: { eur: { minimum_amount: 1500 } },
      },
    });
    const discounts = [{ promotion_code: code.id }];
    const customer = await person();
    const cheap = subscribe(customer, basic, { currency: "eur", discounts });
    await expect(cheap).rejects.toThrow("does not meet the minimum amount");
    const { latest_invoice } = await subscribe(customer, better, { currency: "eur", discounts });
    expect(expanded(latest_invoice).total).toBe(1650);
    const shown = await stripe.promotionCodes.retrieve(code.id, {
      expand: ["restrictions.currency_options"],
    });
    expect(shown.restrictions.currency_options).toEqual({ eur: { minimum_amount: 1500 } });
    expect(code.restrictions.currency_options).toBeUndefined();
  });

  it("carries over to the next invoice an amount that is too small to charge", async () => {
    const pence = await world.price(1000, "month", { currency_options: { gbp: { unit_amount: 29 } } });
    const { latest_invoice } = await subscribe(await person(), pence.id, { currency: "gbp" });
    expect(expanded(latest_invoice)).toMatchObject({ total: 29, amount_due: 0, ending_balance: 29 });
  });
});
