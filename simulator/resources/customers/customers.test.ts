import type { Simulator } from "../../server";
import { newWorld, startTestSimulator } from "../../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

describe("customers", () => {
  it("are listed by an exact, case-sensitive email address, newest first", async () => {
    const { stripe } = newWorld(simulator);
    const first = await stripe.customers.create({ email: "ada@example.com", name: "Ada" });
    const second = await stripe.customers.create({ email: "ada@example.com" });
    await stripe.customers.create({ email: "Ada@example.com" });
    const found = await stripe.customers.list({ email: "ada@example.com", limit: 100 });
    expect(found.data.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it.each(["odatakeryu", "test@test", "ada@example.com ", "a b@example.com", "ada＠example.com"])(
    "can't get the email address %s, either when created or when updated",
    async (email) => {
      const { stripe } = newWorld(simulator);
      const refusal = {
        statusCode: 400,
        code: "email_invalid",
        param: "email",
        message: `Invalid email address: ${email}`,
      };
      await expect(stripe.customers.create({ email })).rejects.toMatchObject(refusal);
      const { id } = await stripe.customers.create({ email: "ada+portal@mail.example.com" });
      await expect(stripe.customers.update(id, { email })).rejects.toMatchObject(refusal);
    },
  );

  it("leave a stub when deleted, and are no longer listed", async () => {
    const { stripe } = newWorld(simulator);
    const customer = await stripe.customers.create({ email: "gone@example.com" });
    expect(await stripe.customers.del(customer.id)).toMatchObject({ id: customer.id, deleted: true });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ object: "customer", deleted: true });
    expect((await stripe.customers.list()).data).toEqual([]);
    await expect(stripe.customers.update(customer.id, { name: "x" })).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      message: `No such customer: '${customer.id}'`,
      param: "id",
    });
  });

  it("keep fields that an update does not name, including parts of the address", async () => {
    const { stripe } = newWorld(simulator);
    const { id } = await stripe.customers.create({ name: "Ada", address: { city: "London", country: "GB" } });
    const updated = await stripe.customers.update(id, { address: { line1: "12 St James's Square" } });
    expect(updated.address).toMatchObject({
      city: "London",
      country: "GB",
      line1: "12 St James's Square",
      state: null,
    });
    expect((await stripe.customers.update(id, { address: "" })).address).toBeNull();
  });

  it("accept only their own payment methods as the default", async () => {
    const { stripe } = newWorld(simulator);
    const [ada, eve] = [await stripe.customers.create({}), await stripe.customers.create({})];
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: ada.id });
    const settings = { invoice_settings: { default_payment_method: card.id } };
    await expect(stripe.customers.update(eve.id, settings)).rejects.toMatchObject({
      statusCode: 400,
      param: "invoice_settings[default_payment_method]",
    });
    expect((await stripe.customers.update(ada.id, settings)).invoice_settings.default_payment_method).toBe(
      card.id,
    );
  });
});

describe("payment methods", () => {
  it("are created from a shared test ID when attached, and listed under their customer", async () => {
    const { stripe } = newWorld(simulator);
    const { id } = await stripe.customers.create({});
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: id });
    expect(card.id).toMatch(/^pm_[0-9A-Za-z]{24}$/);
    expect(card.card).toMatchObject({ brand: "visa", last4: "4242", country: "US" });
    expect((await stripe.customers.listPaymentMethods(id)).data.map((one) => one.id)).toEqual([card.id]);
  });

  it("can't be attached if the card is always declined, and the error is the recorded one", async () => {
    const { stripe } = newWorld(simulator);
    const { id } = await stripe.customers.create({});
    await expect(
      stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer: id }),
    ).rejects.toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code: "card_declined",
      decline_code: "generic_decline",
      message: "Your card was declined.",
      raw: { advice_code: "try_again_later", network_decline_code: "01", param: "" },
    });
    expect((await stripe.customers.listPaymentMethods(id)).data).toEqual([]);
  });

  it("are removed from every default when detached, and cannot be used again", async () => {
    const { stripe } = newWorld(simulator);
    const { id } = await stripe.customers.create({
      payment_method: "pm_card_mastercard",
      invoice_settings: { default_payment_method: "pm_card_mastercard" },
    });
    const [card] = (await stripe.customers.listPaymentMethods(id)).data;
    await stripe.paymentMethods.detach(card?.id ?? "");
    expect(await stripe.customers.retrieve(id)).toMatchObject({
      invoice_settings: { default_payment_method: null },
    });
    await expect(stripe.paymentMethods.attach(card?.id ?? "", { customer: id })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});

describe("setup intents", () => {
  it("attach the card once they succeed", async () => {
    const { stripe } = newWorld(simulator);
    const { id } = await stripe.customers.create({});
    const intent = await stripe.setupIntents.create({
      customer: id,
      usage: "off_session",
      metadata: { visit: "v1" },
    });
    expect(intent.status).toBe("requires_payment_method");
    const done = await stripe.setupIntents.confirm(intent.id, {
      payment_method: "pm_card_visa",
      expand: ["payment_method"],
    });
    expect(done).toMatchObject({
      status: "succeeded",
      payment_method: { customer: id },
      metadata: { visit: "v1" },
    });
  });

  it("store the reason when a card is declined, and attach nothing", async () => {
    const { stripe } = newWorld(simulator);
    const { id } = await stripe.customers.create({});
    const intent = await stripe.setupIntents.create({ customer: id });
    const refused = stripe.setupIntents.confirm(intent.id, {
      payment_method: "pm_card_visa_chargeDeclinedLostCard",
    });
    await expect(refused).rejects.toMatchObject({ statusCode: 402, decline_code: "lost_card" });
    expect(await stripe.setupIntents.retrieve(intent.id)).toMatchObject({
      status: "requires_payment_method",
      last_setup_error: { decline_code: "lost_card" },
    });
    expect((await stripe.customers.listPaymentMethods(id)).data).toEqual([]);
  });

  it("are visible to a publishable key only with their client secret", async () => {
    const world = newWorld(simulator);
    const { id, client_secret: secret } = await world.stripe.setupIntents.create({});
    const browser = world.withKey(`pk_${world.name}`);
    expect(await browser.setupIntents.retrieve(id, { client_secret: secret ?? "" })).toMatchObject({ id });
    await expect(browser.setupIntents.retrieve(id)).rejects.toMatchObject({ code: "resource_missing" });
  });

  it("require action if the card needs authentication", async () => {
    const { stripe } = newWorld(simulator);
    const { id } = await stripe.customers.create({});
    const intent = await stripe.setupIntents.create({
      customer: id,
      payment_method: "pm_card_authenticationRequired",
      confirm: true,
    });
    expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "use_stripe_sdk" } });
  });
});
