import { letTimePass } from "../billing/time";
import { shape, shapePart } from "../schema/shape";
import type { Stored, World } from "../world";
import { ask } from "./ask";
import type { PriceName } from "./lumen-catalogue";
import { lumenPrice, openShop } from "./lumen-catalogue";
import type { LumenCustomer } from "./lumen-customers";
import { lumenCustomers } from "./lumen-customers";

const day = 24 * 3600;

/** What happened, and how many days ago. Told in this order, with everything that falls due in between. */
const story: [daysAgo: number, happen: (world: World) => void][] = [
  [1095, openShop],
  [1090, (world) => signUp(world, "cus_LumenIvo", "starter_month")],
  [400, (world) => signUp(world, "cus_LumenGrace", "team_month")],
  [250, (world) => signUp(world, "cus_LumenFarid", "starter_month")],
  [200, (world) => signUp(world, "cus_LumenBen", "business_year", "pm_card_mastercard")],
  [140, (world) => signUp(world, "cus_LumenAda", "team_month")],
  [118, (world) => signUp(world, "cus_LumenElif", "team_month", "pm_card_amex")],
  [95, (world) => subscribe(world, "cus_LumenGrace", "status_month")],
  [70, (world) => ask(world, "DELETE", `/v1/subscriptions/${subscriptionOf(world, "cus_LumenFarid")}`)],
  [33, (world) => signUp(world, "cus_LumenDmitri", "team_month")],
  [20, (world) => payWith(world, "cus_LumenDmitri", "pm_card_chargeCustomerFail")],
  [12, (world) => signUp(world, "cus_LumenHana")],
  [6, cancelAtPeriodEnd],
  [5, (world) => signUp(world, "cus_LumenChloe", "starter_month", "pm_card_visa", { trial_period_days: 14 })],
];

/** Lumen, a small software company, as it is today: customers in every state a portal must show. */
export function lumen(world: World): void {
  const today = world.now();
  for (const [daysAgo, happen] of story) {
    const moment = today - daysAgo * day;
    if (world.types().length === 0) begin(world, moment);
    letTimePass(world, moment);
    happen(world);
  }
  letTimePass(world, today);
  world.setTime(today, false);
}

function begin(world: World, moment: number): void {
  world.setTime(moment, true);
  world.put(
    shape("account", {
      id: `acct_${world.name.replace(/[^A-Za-z0-9]/g, "")}`,
      business_profile: shapePart("Account.BusinessProfile", { name: "Lumen", url: "https://lumen.example" }),
      charges_enabled: true,
      country: "US",
      default_currency: "usd",
      details_submitted: true,
      email: "billing@lumen.example",
      payouts_enabled: true,
      type: "standard",
    }),
  );
}

/** A new customer, with a card and a first subscription if there is a price. */
function signUp(
  world: World,
  id: LumenCustomer["id"],
  price?: PriceName,
  card = "pm_card_visa",
  more: object = {},
): void {
  const { email, name } = lumenCustomers.find((customer) => customer.id === id) as LumenCustomer;
  world.presetId("cus", id);
  ask(world, "POST", "/v1/customers", { email, name });
  if (!price) return;
  payWith(world, id, card);
  subscribe(world, id, price, more);
}

function payWith(world: World, customer: string, card: string): void {
  const { id } = ask(world, "POST", `/v1/payment_methods/${card}/attach`, { customer });
  ask(world, "POST", `/v1/customers/${customer}`, { invoice_settings: { default_payment_method: id } });
}

function subscribe(world: World, customer: string, price: PriceName, more: object = {}): void {
  ask(world, "POST", "/v1/subscriptions", { customer, items: [{ price: lumenPrice(price) }], ...more });
}

const subscriptionOf = (world: World, customer: string): string =>
  (world.all("subscription").find((subscription) => subscription.customer === customer) as Stored).id;

function cancelAtPeriodEnd(world: World): void {
  ask(world, "POST", `/v1/subscriptions/${subscriptionOf(world, "cus_LumenElif")}`, {
    cancel_at_period_end: true,
    cancellation_details: { feedback: "too_expensive", comment: "We moved to a smaller plan elsewhere." },
  });
}
