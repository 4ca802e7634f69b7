import type { BillingWorld } from "../billing/billing-fixture";
import { amounts, expanded, newBillingWorld } from "../billing/billing-fixture";
import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";

let simulator: Simulator;
let world: BillingWorld;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void (world = await newBillingWorld(simulator)));

const everything = [
  "latest_invoice.confirmation_secret",
  "latest_invoice.payments",
  "default_payment_method",
  "schedule",
];

describe("creating a subscription", () => {
  it("charges the first period at once, as recorded", async () => {
    const price = await world.price(2500);
    const customer = await world.customer();
    const subscription = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id, quantity: 10 }],
      expand: everything,
    });
    expect(subscription.status).toBe("active");
    const invoice = expanded(subscription.latest_invoice);
    expect(invoice.status).toBe("paid");
    expect(amounts(invoice)).toEqual([25_000]);
  });
});
