import type Stripe from "stripe";
import { type BillingWorld, newBillingWorld } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void ({ stripe } = world = await newBillingWorld(simulator)));

async function draftFor(customer: string, fields: Partial<Stripe.InvoiceCreateParams> = {}) {
  await stripe.invoiceItems.create({ customer, amount: 2500, currency: "usd" });
  const sent = { collection_method: "send_invoice", days_until_due: 7 } as const;
  return stripe.invoices.create({ customer, pending_invoice_items_behavior: "include", ...sent, ...fields });
}
const sent = async () => (await stripe.events.list({ type: "invoice.sent" })).data;

describe("sending an invoice", () => {
  it("finalizes a draft, and causes an event each time", async () => {
    const { id: customer } = await world.customer();
    const draft = await draftFor(customer);
    expect(await stripe.invoices.sendInvoice(draft.id)).toMatchObject({
      status: "open",
      number: expect.any(String),
    });
    await stripe.invoices.sendInvoice(draft.id);
    expect((await sent()).map(({ data }) => (data.object as Stripe.Invoice).id)).toEqual([
      draft.id,
      draft.id,
    ]);
  });

  it("is refused if the invoice is charged automatically, is void, or has no recipient", async () => {
    const { id: customer } = await world.customer();
    const refused = { statusCode: 400 };
    const charged = await draftFor(customer, {
      collection_method: "charge_automatically",
      days_until_due: undefined,
    });
    await expect(stripe.invoices.sendInvoice(charged.id)).rejects.toMatchObject(refused);
    const open = await stripe.invoices.finalizeInvoice((await draftFor(customer)).id);
    await stripe.invoices.voidInvoice(open.id!);
    await expect(stripe.invoices.sendInvoice(open.id!)).rejects.toMatchObject(refused);
    const { id: nobody } = await stripe.customers.create();
    await expect(stripe.invoices.sendInvoice((await draftFor(nobody)).id)).rejects.toMatchObject(refused);
    expect(await sent()).toEqual([]);
  });
});

describe("the configuration of Stripe's own portal", () => {
  it("can be read, and the portal's sessions use it", async () => {
    const [configuration, ...others] = (await stripe.billingPortal.configurations.list()).data;
    expect([configuration?.is_default, others]).toEqual([true, []]);
    expect(await stripe.billingPortal.configurations.retrieve(configuration!.id)).toEqual(configuration);
    expect((await stripe.billingPortal.configurations.list({ active: false })).data).toEqual([]);
    const { id: customer } = await world.customer();
    const session = await stripe.billingPortal.sessions.create({ customer, expand: ["configuration"] });
    expect(session.configuration).toEqual(configuration);
    await expect(stripe.billingPortal.configurations.retrieve("none")).rejects.toMatchObject({
      message: "No such configuration: 'none'",
      param: "configuration",
      statusCode: 404,
    });
  });
});
