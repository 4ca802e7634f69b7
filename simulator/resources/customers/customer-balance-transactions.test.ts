import type Stripe from "stripe";
import { type BillingWorld, newBillingWorld } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void (world = await newBillingWorld(simulator)));

const told = async (customer: string) =>
  (await world.stripe.customers.listBalanceTransactions(customer)).data.map(
    ({ amount, ending_balance: balance, type }) => [type, amount, balance],
  );

describe("a customer's balance transactions", () => {
  it("record the initial balance, each change, and the amounts that invoices applied and returned", async () => {
    const { stripe } = world;
    const { id } = await stripe.customers.create({ balance: -1000 });
    await stripe.customers.update(id, { balance: -6000, name: "Grace Hopper" });
    await stripe.customers.update(id, { balance: -6000 });
    await stripe.invoiceItems.create({ customer: id, amount: 2500, currency: "usd" });
    const draft = await stripe.invoices.create({ customer: id, pending_invoice_items_behavior: "include" });
    const paid = await stripe.invoices.finalizeInvoice(draft.id!);
    expect(paid).toMatchObject({ starting_balance: -6000, ending_balance: -3500, status: "paid" });
    await stripe.customers.createBalanceTransaction(id, {
      amount: 3600,
      currency: "USD",
      description: "Taken back",
    });
    expect(await told(id)).toEqual([
      ["adjustment", 3600, 100],
      ["applied_to_invoice", 2500, -3500],
      ["adjustment", -5000, -6000],
      ["initial", -1000, -1000],
    ]);
    expect((await stripe.customers.retrieve(id)) as Stripe.Customer).toMatchObject({ balance: 100 });
  });

  it("record an amount too small to charge, and a voided invoice", async () => {
    const { stripe } = world;
    const { id } = await world.customer();
    await stripe.customers.update(id, { balance: -1000 });
    const invoice = async (amount: number) => {
      await stripe.invoiceItems.create({ customer: id, amount, currency: "usd" });
      const draft = await stripe.invoices.create({ customer: id, pending_invoice_items_behavior: "include" });
      return stripe.invoices.finalizeInvoice(draft.id!);
    };
    const open = await invoice(1500);
    await stripe.invoices.voidInvoice(open.id!);
    await invoice(1020);
    const [small, used, voided] = (await stripe.customers.listBalanceTransactions(id)).data;
    expect(small).toMatchObject({ amount: 1020, ending_balance: 20, type: "invoice_too_small" });
    expect(used).toMatchObject({ amount: -1000, invoice: open.id, type: "unapplied_from_invoice" });
    expect(voided).toMatchObject({ amount: 1000, invoice: open.id, type: "applied_to_invoice" });
  });

  it("set the customer's currency, and track other currencies separately", async () => {
    const { stripe } = world;
    const { id } = await stripe.customers.create();
    await stripe.customers.createBalanceTransaction(id, { amount: -500, currency: "eur" });
    await stripe.customers.createBalanceTransaction(id, { amount: -700, currency: "gbp" });
    const customer = await stripe.customers.retrieve(id, { expand: ["invoice_credit_balance"] });
    expect(customer).toMatchObject({
      balance: -500,
      currency: "eur",
      invoice_credit_balance: { eur: -500, gbp: -700 },
    });
  });

  it("can be retrieved through their customer only, and their description can change", async () => {
    const { stripe } = world;
    const { id } = await stripe.customers.create({ balance: -1000 });
    const other = await stripe.customers.create();
    const [one] = (await stripe.customers.listBalanceTransactions(id)).data;
    const changed = await stripe.customers.updateBalanceTransaction(id, one!.id, { description: "A gift" });
    expect(await stripe.customers.retrieveBalanceTransaction(id, one!.id)).toEqual(changed);
    await expect(stripe.customers.retrieveBalanceTransaction(other.id, one!.id)).rejects.toMatchObject({
      statusCode: 404,
    });
  });
});
