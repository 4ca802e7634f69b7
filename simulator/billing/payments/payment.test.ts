import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, newBillingWorld, utc } from "../billing-fixture";
import { Engine } from "../engine-fixture";
import { subscriptionById } from "../lookup";
import type { PaymentIntent } from "../records";
import { createSubscription } from "../subscriptions/subscription-create";
import { authenticatePayment } from "./payment";

let simulator: Simulator;
let world: BillingWorld;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void (world = await newBillingWorld(simulator)));

async function subscribe(
  fields: Partial<Stripe.SubscriptionCreateParams> = {},
  card: string | null = "pm_card_visa",
) {
  const [price, customer] = [await world.price(1000), await world.customer(card)];
  return world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    ...fields,
  });
}

/** The payment method that paid an invoice. */
async function paidWith(invoice: string): Promise<unknown> {
  const { payments } = await world.stripe.invoices.retrieve(invoice, {
    expand: ["payments.data.payment.payment_intent"],
  });
  return (payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent).payment_method;
}

describe("the payment method that is charged", () => {
  it("is the subscription's own default rather than the customer's, and never a detached card", async () => {
    const subscription = await subscribe();
    const customer = String(subscription.customer);
    const own = await world.stripe.paymentMethods.attach("pm_card_mastercard", { customer });
    await world.stripe.subscriptions.update(subscription.id, { default_payment_method: own.id });
    await world.moveTo(utc("2026-12-01T10:00:00"));
    const renewed = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(await paidWith(String(renewed.latest_invoice))).toBe(own.id);
    await world.stripe.subscriptions.update(subscription.id, { default_payment_method: "" });
    await world.moveTo(utc("2027-01-01T10:00:00"));
    const again = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(await paidWith(String(again.latest_invoice))).not.toBe(own.id);
    const { invoice_settings } = (await world.stripe.customers.retrieve(customer)) as Stripe.Customer;
    await world.stripe.paymentMethods.detach(String(invoice_settings.default_payment_method));
    await world.moveTo(utc("2027-02-01T10:00:00"));
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("past_due");
  });

  it("is missing if the card chosen for an invoice has been detached", async () => {
    const customer = await world.customer();
    const chosen = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    await world.stripe.invoiceItems.create({ customer: customer.id, amount: 1000, currency: "usd" });
    const draft = await world.stripe.invoices.create({
      customer: customer.id,
      pending_invoice_items_behavior: "include",
      default_payment_method: chosen.id,
    });
    await world.stripe.paymentMethods.detach(chosen.id);
    await expect(world.stripe.invoices.pay(draft.id)).rejects.toMatchObject({
      statusCode: 400,
      code: "resource_missing",
    });
  });

  it("must belong to the customer", async () => {
    const [subscription, other] = [await subscribe(), await world.customer(null)];
    const foreign = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: other.id });
    const setting = world.stripe.subscriptions.update(subscription.id, {
      default_payment_method: foreign.id,
    });
    await expect(setting).rejects.toMatchObject({ statusCode: 400, code: "resource_missing" });
  });

  it("fails off-session if it must be authenticated every time, and then waits for the customer", async () => {
    const subscription = await subscribe();
    const customer = String(subscription.customer);
    const strict = await world.stripe.paymentMethods.attach("pm_card_authenticationRequired", { customer });
    await world.stripe.subscriptions.update(subscription.id, { default_payment_method: strict.id });
    await world.moveTo(utc("2026-12-01T10:00:00"));
    const late = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(late.status).toBe("past_due");
    const invoice = await world.stripe.invoices.retrieve(String(late.latest_invoice), {
      expand: ["payments.data.payment.payment_intent"],
    });
    expect(invoice).toMatchObject({ status: "open", attempt_count: 1 });
    const intent = invoice.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
    expect(intent.status).toBe("requires_action");
  });
});

describe("3-D Secure", () => {
  function waiting() {
    const engine = new Engine(utc("2026-11-01T09:00:00"));
    const { world } = engine;
    const customer = engine.customer();
    const [card] = world.all("payment_method");
    world.change(card!, {
      _behaviour: { authentication: { setUp: true, onSession: true, offSession: "always" } },
    });
    const { id } = createSubscription(world, { customer, items: [{ price: engine.price(1000) }] });
    const [intent] = world.all<PaymentIntent>("payment_intent");
    return { world, id, intent: intent! };
  }

  it("pays the invoice and activates the subscription when it succeeds", () => {
    const { world, id, intent } = waiting();
    expect(authenticatePayment(world, intent, true)).toEqual({ status: "succeeded" });
    expect(subscriptionById(world, id).status).toBe("active");
    expect(world.find("payment_intent", intent.id)).toMatchObject({
      status: "succeeded",
      amount_received: 1000,
      next_action: null,
    });
    expect(world.all("invoice_payment")).toMatchObject([{ status: "paid", amount_paid: 1000 }]);
  });

  it("leaves the intent waiting for another payment method when it fails", () => {
    const { world, id, intent } = waiting();
    expect(authenticatePayment(world, intent, false).status).toBe("failed");
    expect(subscriptionById(world, id).status).toBe("incomplete");
    expect(world.find("payment_intent", intent.id)).toMatchObject({
      status: "requires_payment_method",
      payment_method: null,
      last_payment_error: { code: "payment_intent_authentication_failure" },
    });
  });
});
