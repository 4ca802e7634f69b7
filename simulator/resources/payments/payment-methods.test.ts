import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { newWorld, startTestSimulator } from "../../test-support";

let simulator: Simulator;
let stripe: Stripe;
let customer: string;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => {
  ({ stripe } = newWorld(simulator));
  customer = (await stripe.customers.create()).id;
});

describe("a test card", () => {
  it.each([
    ["pm_card_visa", "visa", "visa", "4242"],
    ["pm_card_mastercard", "mastercard", "mastercard", "4444"],
    ["pm_card_amex", "amex", "american_express", "8431"],
    ["pm_card_discover", "discover", "discover", "9424"],
    ["pm_card_diners", "diners", "diners_club", "0004"],
    ["pm_card_jcb", "jcb", "jcb", "0505"],
    ["pm_card_unionpay", "unionpay", "union_pay", "0005"],
  ])("has a brand and a display brand: %s", async (id, brand, shown, last4) => {
    const { card } = await stripe.paymentMethods.attach(id, { customer });
    expect(card).toMatchObject({
      brand,
      display_brand: shown,
      last4,
      networks: { available: [brand], preferred: null },
    });
  });

  it.each(["378282246310005", "6011111111111117", "371449635398431"])(
    "may be given by its number: %s",
    async (number) => {
      const card = { number, exp_month: 12, exp_year: 2030, cvc: "1234" };
      const method = await stripe.paymentMethods.create({ type: "card", card });
      expect(method.card?.last4).toBe(number.slice(-4));
    },
  );

  it.each([
    ["pm_card_visa_cartesBancaires", "visa", "cartes_bancaires"],
    ["pm_card_mastercard_cartesBancaires", "mastercard", "cartes_bancaires"],
  ])("on two networks is displayed as its customer chooses: %s", async (id, brand, other) => {
    const { id: method, card } = await stripe.paymentMethods.attach(id, { customer });
    expect(card).toMatchObject({ display_brand: brand, networks: { available: [other, brand] } });
    const choose = (preferred: "" | "cartes_bancaires") =>
      stripe.paymentMethods.update(method, { card: { networks: { preferred } } });
    expect((await choose("cartes_bancaires")).card).toMatchObject({
      brand,
      display_brand: other,
      networks: { preferred: other },
    });
    expect((await choose("")).card).toMatchObject({ display_brand: brand, networks: { preferred: null } });
  });
});

describe("updating a payment method", () => {
  const update = (id: string) => stripe.paymentMethods.update(id, { metadata: { a: "1" } });
  const refused = { statusCode: 400, type: "StripeInvalidRequestError" };

  it("is refused before the method is attached and after it is detached", async () => {
    const card = { token: "tok_visa" };
    const { id } = await stripe.paymentMethods.create({ type: "card", card });
    await expect(update(id)).rejects.toMatchObject(refused);
    await stripe.paymentMethods.attach(id, { customer });
    expect((await update(id)).metadata).toEqual({ a: "1" });
    await stripe.paymentMethods.detach(id);
    await expect(update(id)).rejects.toMatchObject(refused);
  });

  it("adds no card to a method of another type", async () => {
    const sepa_debit = { iban: "DE89370400440532013000" };
    const { id } = await stripe.paymentMethods.create({ type: "sepa_debit", sepa_debit });
    await stripe.paymentMethods.attach(id, { customer });
    expect(await update(id)).not.toHaveProperty("card");
  });
});
