import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { newWorld, startTestSimulator, type TestWorld } from "../../test-support";

/** Payment methods other than cards, and debits that the bank answers days later. */

let simulator: Simulator;
let world: TestWorld;
let price: string;
beforeAll(async () => {
  simulator = await startTestSimulator();
  world = newWorld(simulator);
  const { id: product } = await world.stripe.products.create({ name: "Lumen" });
  const recurring = { interval: "month" } as const;
  price = (await world.stripe.prices.create({ product, currency: "eur", unit_amount: 4900, recurring })).id;
});
afterAll(() => simulator.close());

const good = "AT611904300234573201";
const bad = "AT861904300235473202";
const day = 24 * 3600;

async function customerWith(iban: string) {
  const { stripe } = world;
  const method = await stripe.paymentMethods.create({
    type: "sepa_debit",
    sepa_debit: { iban },
    billing_details: { email: "ada@example.com", name: "Ada" },
  });
  const { id: customer } = await stripe.customers.create({});
  await stripe.paymentMethods.attach(method.id, { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method.id } });
  return customer;
}

const subscribe = (customer: string, more: object = {}) =>
  world.stripe.subscriptions.create({ customer, items: [{ price }], ...more });

async function latestOf({ id }: { id: string }) {
  const expand = ["latest_invoice.payments"];
  const subscription = await world.stripe.subscriptions.retrieve(id, { expand });
  const invoice = subscription.latest_invoice as Stripe.Invoice;
  const intentId = invoice.payments?.data[0]?.payment.payment_intent as string;
  const intent = await world.stripe.paymentIntents.retrieve(intentId);
  return {
    subscription: subscription.status,
    invoice: invoice.status,
    intent: intent.status,
    id: invoice.id,
  };
}

it("activates a subscription while its debit is processing, and marks the invoice paid when the bank has answered", async () => {
  const subscription = await subscribe(await customerWith(good));
  expect(await latestOf(subscription)).toMatchObject({
    subscription: "active",
    invoice: "open",
    intent: "processing",
  });
  await world.admin("POST", "clock", { advance: 3 * day + 1 });
  expect(await latestOf(subscription)).toMatchObject({
    subscription: "active",
    invoice: "paid",
    intent: "succeeded",
  });
});

it("voids the first invoice if its debit fails, and leaves the subscription active", async () => {
  const subscription = await subscribe(await customerWith(bad));
  await world.admin("POST", "clock", { advance: 3 * day + 1 });
  expect(await latestOf(subscription)).toMatchObject({ subscription: "active", invoice: "void" });
});

it("makes a subscription past due if the debit of its renewal fails", async () => {
  const customer = await customerWith(bad);
  const subscription = await subscribe(customer, { trial_period_days: 5 });
  await world.admin("POST", "clock", { advance: 5 * day + 2 * 3600 });
  expect(await latestOf(subscription)).toMatchObject({
    subscription: "active",
    invoice: "open",
    intent: "processing",
  });
  await world.admin("POST", "clock", { advance: 3 * day });
  expect(await latestOf(subscription)).toMatchObject({ subscription: "past_due", invoice: "open" });
});

it("doesn't charge again while a debit is processing", async () => {
  const subscription = await subscribe(await customerWith(good));
  const { id } = await latestOf(subscription);
  await expect(world.stripe.invoices.pay(id)).rejects.toMatchObject({ statusCode: 400 });
});

it("refuses a change that would wait for a debit", async () => {
  const subscription = await subscribe(await customerWith(good));
  const [item] = subscription.items.data;
  await expect(
    world.stripe.subscriptions.update(subscription.id, {
      items: [{ id: item?.id ?? "", quantity: 2 }],
      payment_behavior: "pending_if_incomplete",
      proration_behavior: "always_invoice",
    }),
  ).rejects.toMatchObject({ statusCode: 400, param: "payment_behavior" });
});

const types = [
  ...["acss_debit", "affirm", "alipay", "amazon_pay", "au_becs_debit", "bacs_debit", "bancontact", "blik"],
  ...[
    "boleto",
    "cashapp",
    "custom",
    "customer_balance",
    "eps",
    "fpx",
    "ideal",
    "kakao_pay",
    "klarna",
    "kr_card",
  ],
  ...["link", "naver_pay", "nz_bank_account", "p24", "paypal", "payto", "pix", "revolut_pay", "sepa_debit"],
  ...["sofort", "swish", "twint", "upi", "us_bank_account", "wechat_pay", "zip"],
] as const;

it.each(types)("creates a payment method of type %s", async (type) => {
  const made = await world.stripe.paymentMethods.create({ type } as Stripe.PaymentMethodCreateParams);
  expect(made).toMatchObject({ type, [type]: expect.any(Object) });
});

it.each(["card_present", "nothing_of_the_kind"])("refuses a payment method of type %s", async (type) => {
  await expect(
    world.stripe.paymentMethods.create({ type } as unknown as Stripe.PaymentMethodCreateParams),
  ).rejects.toMatchObject({ statusCode: 400, param: "type" });
});
