import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, newBillingWorld } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
beforeAll(async () => {
  simulator = await startTestSimulator();
  world = await newBillingWorld(simulator);
});
afterAll(() => simulator.close());

/** Copied from Stripe's page on currencies, independently of the code under test. */
const wholeUnits = /^(bif|clp|djf|gnf|jpy|kmf|krw|mga|pyg|rwf|vnd|vuv|xaf|xof|xpf)$/;
const thousandths = /^(bhd|jod|kwd|omr|tnd)$/;

/** The expected text for 1,234,500 minor units. */
function figuresOf(currency: string): string {
  if (wholeUnits.test(currency)) return "1,234,500";
  if (thousandths.test(currency)) return "1,234.500";
  return /^(isk|ugx)$/.test(currency) ? "12,345" : "12,345.00";
}

const currencies = Intl.supportedValuesOf("currency").map((code) => code.toLowerCase());

describe("an amount in every existing currency", () => {
  it.each(currencies)("is written correctly on lines, pages and receipts: %s", async (currency) => {
    const { stripe } = world;
    const price = await world.price(1_234_500, "month", { currency });
    const { id: customer } = await world.customer();
    const { latest_invoice } = await stripe.subscriptions.create({
      customer,
      items: [{ price: price.id }],
      expand: ["latest_invoice"],
    });
    const invoice = latest_invoice as Stripe.Invoice;
    const [charge] = (await stripe.charges.list({ customer })).data;
    const figures = figuresOf(currency);
    const between = new RegExp(`[^\\d.,]${figures.replaceAll(".", "\\.")}(?![\\d.,])`);
    expect(invoice.lines.data[0]?.description).toMatch(between);
    for (const address of [invoice.hosted_invoice_url, charge?.receipt_url])
      expect(await (await fetch(address!)).text()).toMatch(between);
  });
});

describe("a currency without hundredths that Stripe counts in hundredths", () => {
  it.each(["ugx", "isk"])(
    "is charged in whole units, and the rest goes to the balance: %s",
    async (currency) => {
      const { stripe } = world;
      const price = await world.price(100_000, "month", { currency });
      const coupon = await stripe.coupons.create({ percent_off: 33.33, duration: "forever" });
      const { id: customer } = await world.customer();
      const { latest_invoice } = await stripe.subscriptions.create({
        customer,
        items: [{ price: price.id }],
        discounts: [{ coupon: coupon.id }],
        expand: ["latest_invoice"],
      });
      expect(latest_invoice).toMatchObject({ total: 66_670, amount_due: 66_700, amount_paid: 66_700 });
      expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -30 });
    },
  );
});
