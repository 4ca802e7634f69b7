import type Stripe from "stripe";
import { preparePlanChange } from "@/lib/testing/changing-plan";
import { viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";

/** A default payment method other than a card has its own name everywhere. */

let world: PortalWorld;
beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
  await world.saveSettings({ changePlan: true, updateCard: true, choosePaymentMethod: true });
});
afterAll(stopPortalWorlds);

const email = (type: string) => `${type}@example.com`;

/** Creates a customer whose renewals are charged to this method. */
async function payingWith(sent: Stripe.PaymentMethodCreateParams) {
  const { stripe } = world;
  const billing_details = { name: "Grace Hopper", email: "grace@example.com" };
  const { id: customer } = await stripe.customers.create({ email: email(sent.type ?? "") });
  const { id: method } = await stripe.paymentMethods.create({ ...sent, billing_details });
  await stripe.paymentMethods.attach(method, { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
  await stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_team_month" }] });
}

it.each<[Stripe.PaymentMethodCreateParams, string]>([
  [{ type: "sepa_debit", sepa_debit: { iban: "AT611904300234573201" } }, "SEPA Direct Debit ending in 3201"],
  [{ type: "link" }, "Link (g•••@example.com)"],
  [{ type: "paypal" }, "PayPal (g•••@example.com)"],
  [{ type: "cashapp" }, "Cash App Pay ($lumen)"],
  [{ type: "amazon_pay" }, "Amazon Pay"],
])("names the payment method %j on the whole page", async (sent, name) => {
  await payingWith(sent);
  const { subscriptions, customer, invoices } = await viewOf(await world.visit(email(sent.type ?? "")));
  expect(customer?.card).toMatchObject({ name, expiry: null, update: { label: "Add card" } });
  expect(customer?.methods).toMatchObject([{ name, isDefault: true }]);
  expect(subscriptions[0]?.status.label).toBe("Active");
  const said = JSON.stringify([subscriptions, customer, invoices]);
  expect(said).not.toMatch(/No card|[Yy]our card|Your saved payment method/);
  // The method pays for changes too, so the dialog doesn't ask for a card.
  const { preview } = await preparePlanChange(world, email(sent.type ?? ""), "price_Lumen_business_month");
  expect(preview.confirm).toBe("Change plan and pay $100.00");
});
