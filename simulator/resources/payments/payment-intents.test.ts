import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { newWorld, startTestSimulator, type TestWorld } from "../../test-support";

let simulator: Simulator;
let world: TestWorld;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
beforeEach(() => {
  world = newWorld(simulator);
});
afterAll(() => simulator.close());

/** A subscription with an unpaid first invoice, and the intent that pays it. */
async function unpaidSubscription() {
  const { stripe } = world;
  const customer = await stripe.customers.create({});
  const price = await stripe.prices.create({
    currency: "usd",
    unit_amount: 2500,
    recurring: { interval: "month" },
    product_data: { name: "Team" },
  });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    payment_behavior: "default_incomplete",
    expand: ["latest_invoice.confirmation_secret"],
  });
  const invoice = subscription.latest_invoice as Stripe.Invoice;
  const secret = invoice.confirmation_secret?.client_secret ?? "";
  return { subscription, invoice, secret, intent: secret.split("_secret_")[0] ?? "" };
}

const statusNow = async (id: string) => (await world.stripe.subscriptions.retrieve(id)).status;

describe("payment intents", () => {
  it("name the account's enabled payment methods", async () => {
    await world.stripe.products.list();
    const types = async () => {
      const { intent } = await unpaidSubscription();
      const { payment_method_types: named, payment_method_options: options } =
        await world.stripe.paymentIntents.retrieve(intent);
      return [named, Object.keys(options ?? {})];
    };
    expect(await types()).toEqual([["card"], ["card"]]);
    const wanted = ["card", "link", "sepa_debit"];
    await world.admin("POST", "ways-to-pay", { types: wanted });
    expect(await world.admin("GET", "ways-to-pay")).toEqual({ types: wanted });
    expect(await types()).toEqual([wanted, wanted]);
    for (const none of [[], ["cash"], "card"])
      await expect(world.admin("POST", "ways-to-pay", { types: none })).rejects.toThrow("switched on");
  });

  it("activate the subscription once paid", async () => {
    const { subscription, intent } = await unpaidSubscription();
    expect(await statusNow(subscription.id)).toBe("incomplete");
    const paid = await world.stripe.paymentIntents.confirm(intent, { payment_method: "pm_card_visa" });
    expect(paid.status).toBe("succeeded");
    expect(await statusNow(subscription.id)).toBe("active");
    await expect(world.stripe.paymentIntents.confirm(intent)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
  });

  it("store the reason for a decline, and expose none of the simulator's internal fields", async () => {
    const { subscription, intent } = await unpaidSubscription();
    const refused = world.stripe.paymentIntents.confirm(intent, {
      payment_method: "pm_card_chargeCustomerFail",
    });
    const error = (await refused.catch((caught: unknown) => caught)) as Stripe.errors.StripeCardError;
    expect(error).toMatchObject({ statusCode: 402, code: "card_declined", payment_intent: { id: intent } });
    expect(JSON.stringify(error.raw)).not.toMatch(/"_\w+":/);
    expect(await world.stripe.paymentIntents.retrieve(intent)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { decline_code: "generic_decline" },
    });
    expect(await statusNow(subscription.id)).toBe("incomplete");
  });

  it("wait for the customer to authenticate, which is done on the hosted page", async () => {
    const { subscription, intent, invoice } = await unpaidSubscription();
    const waiting = await world.stripe.paymentIntents.confirm(intent, {
      payment_method: "pm_card_authenticationRequired",
    });
    expect(waiting.status).toBe("requires_action");
    const answer = (passed: string) =>
      fetch(`${invoice.hosted_invoice_url}/authenticate`, {
        method: "POST",
        body: new URLSearchParams({ passed }),
      });
    expect(await (await fetch(invoice.hosted_invoice_url ?? "")).text()).toContain("Complete authentication");
    await answer("true");
    expect(await statusNow(subscription.id)).toBe("active");
  });

  it("are visible to a publishable key only with their client secret", async () => {
    const { intent, secret } = await unpaidSubscription();
    const browser = world.withKey(`pk_${world.name}`);
    expect(await browser.paymentIntents.retrieve(intent, { client_secret: secret })).toMatchObject({
      id: intent,
    });
    await expect(browser.paymentIntents.retrieve(intent, { client_secret: "guess" })).rejects.toMatchObject({
      code: "resource_missing",
    });
    await expect(browser.paymentIntents.retrieve(intent)).rejects.toMatchObject({ code: "resource_missing" });
  });
});
