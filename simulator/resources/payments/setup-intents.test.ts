import type { Simulator } from "../../server";
import { newWorld, startTestSimulator } from "../../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const asking = [
  "pm_card_authenticationRequired",
  "pm_card_authenticationRequiredOnSetup",
  "pm_card_authenticationRequiredSetupForOffSession",
  "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
  "pm_card_threeDSecure2Required",
  "pm_card_threeDSecureRequiredChargeDeclined",
];

async function newIntent() {
  const world = newWorld(simulator);
  const customer = await world.stripe.customers.create({ name: "Ada" });
  const intent = await world.stripe.setupIntents.create({ customer: customer.id });
  const methods = async () => (await world.stripe.customers.listPaymentMethods(customer.id)).data;
  return { ...world, customer, intent, methods, browser: world.withKey(`pk_${world.name}`) };
}

describe("setup intents", () => {
  it("are confirmed by a browser with their client secret, and then attach the card", async () => {
    const { stripe, browser, intent, customer, methods } = await newIntent();
    expect(intent).toMatchObject({ status: "requires_payment_method", usage: "off_session" });
    const params = { payment_method: "pm_card_visa", client_secret: intent.client_secret } as object;
    await expect(
      browser.setupIntents.confirm(intent.id, { ...params, client_secret: "guess" } as object),
    ).rejects.toMatchObject({ code: "resource_missing" });
    const done = await browser.setupIntents.confirm(intent.id, params);
    expect(done).toMatchObject({ status: "succeeded", next_action: null, customer: customer.id });
    expect((await methods()).map(({ id }) => id)).toEqual([done.payment_method]);
    await expect(stripe.setupIntents.confirm(intent.id)).rejects.toMatchObject({
      code: "setup_intent_unexpected_state",
    });
  });

  it.each(asking)("wait for the customer if the card is %s, and attach nothing until then", async (card) => {
    const { stripe, intent, methods } = await newIntent();
    const waiting = await stripe.setupIntents.confirm(intent.id, { payment_method: card });
    expect(waiting).toMatchObject({ status: "requires_action", next_action: { type: "use_stripe_sdk" } });
    expect(await methods()).toEqual([]);
  });

  it("redirect to a page if the request names a return URL", async () => {
    const { stripe, intent } = await newIntent();
    const return_url = "https://example.com/back?a=b";
    const waiting = await stripe.setupIntents.confirm(intent.id, {
      payment_method: "pm_card_threeDSecure2Required",
      return_url,
    });
    expect(waiting.next_action).toMatchObject({
      type: "redirect_to_url",
      redirect_to_url: { return_url, url: expect.stringContaining(`/_hosted/setup/${intent.id}?`) },
    });
    const { stripe: other, intent: second } = await newIntent();
    await expect(
      other.setupIntents.confirm(second.id, {
        payment_method: "pm_card_visa",
        return_url: "javascript:alert(1)",
      }),
    ).rejects.toMatchObject({ code: "url_invalid" });
  });

  it("store the reason for a decline, and can be tried with another card", async () => {
    const { stripe, intent, methods } = await newIntent();
    await expect(
      stripe.setupIntents.confirm(intent.id, { payment_method: "pm_card_chargeDeclined" }),
    ).rejects.toMatchObject({
      type: "StripeCardError",
      code: "card_declined",
      decline_code: "generic_decline",
      setup_intent: { id: intent.id, status: "requires_payment_method" },
    });
    const failed = await stripe.setupIntents.retrieve(intent.id);
    expect(failed.last_setup_error).toMatchObject({ code: "card_declined" });
    expect(await methods()).toEqual([]);
    const done = await stripe.setupIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
    expect(done).toMatchObject({ status: "succeeded", last_setup_error: null });
    const types = (await stripe.events.list({ type: "setup_intent.*" })).data.map(({ type }) => type);
    expect(types).toEqual(["setup_intent.succeeded", "setup_intent.setup_failed", "setup_intent.created"]);
  });

  it("refuse another customer's card", async () => {
    const { stripe, intent } = await newIntent();
    const other = await stripe.customers.create({});
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: other.id });
    await expect(stripe.setupIntents.confirm(intent.id, { payment_method: card.id })).rejects.toMatchObject({
      code: "payment_method_unexpected_state",
    });
  });

  it("can be canceled, listed by customer, and updated until they are final", async () => {
    const { stripe, intent, customer } = await newIntent();
    await stripe.setupIntents.update(intent.id, { metadata: { visit: "1" } });
    const canceled = await stripe.setupIntents.cancel(intent.id, { cancellation_reason: "abandoned" });
    expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    expect((await stripe.setupIntents.list({ customer: customer.id })).data).toHaveLength(1);
    await expect(stripe.setupIntents.update(intent.id, { metadata: {} })).rejects.toMatchObject({
      code: "setup_intent_unexpected_state",
    });
  });
});
