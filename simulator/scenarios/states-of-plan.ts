import type { World } from "../world";
import { callApi } from "./call-api";
import { lumenPrice } from "./lumen-catalog";
import { payWith, type ScenarioCustomer, signUp, signUpAndSubscribe, subscribe } from "./sign-up";
import { customerNamed, type State, state } from "./state";

/** States that depend on which products were bought, and by which customers. */
export const statesOfPlan: readonly State[] = [
  state("multi-item", "Mona Castillo", "Team with an add-on", (mona) => [
    [65, (world) => signUpAndSubscribe(world, mona, [{ price: "team_month" }, { price: "history_month" }])],
  ]),
  state("mixed-intervals", "Xavier Roche", "Team by the year, an add-on by the month", (xavier) => [
    [65, (world) => signUpAndSubscribe(world, xavier, [{ price: "team_year" }, { price: "history_month" }])],
  ]),
  state("metered", "Hugo Lima", "Business, with requests billed by usage", (hugo) => [
    [
      65,
      (world) => signUpAndSubscribe(world, hugo, [{ price: "business_month" }, { price: "requests_month" }]),
    ],
    [30, (world) => reportUsage(world, hugo, 3120)],
    [2, (world) => reportUsage(world, hugo, 1240)],
  ]),
  state("metered-only", "Gita Menon", "nothing but what is billed by usage", (gita) => [
    [65, (world) => signUpAndSubscribe(world, gita, "requests_month")],
    [30, (world) => reportUsage(world, gita, 18000)],
    [2, (world) => reportUsage(world, gita, 950)],
  ]),
  state("free", "Freya Holm", "a free plan, without a card", (freya) => [
    [65, (world) => signUpAndSubscribe(world, freya, "free_month", { card: null })],
  ]),
  state("seats", "Selma Aziz", "five seats", (selma) => [
    [65, (world) => signUpAndSubscribe(world, selma, [{ price: "studio_month", quantity: 5 }])],
  ]),
  state("legacy-price", "Leo Fischer", "a price that is no longer sold", (leo) => [
    [300, (world) => signUpAndSubscribe(world, leo, "team_old")],
  ]),
  state("discounted", "Dalia Haim", "20% off for three months", (dalia) => [
    [
      20,
      (world) => {
        const discounts = [{ promotion_code: "promo_Lumen_SPRING" }];
        signUpAndSubscribe(world, dalia, "team_month", { discounts });
      },
    ],
  ]),
  state("yen", "Yuki Mori", "pays in yen", (yuki) => [
    [65, (world) => signUpAndSubscribe(world, yuki, "team_month_jpy")],
  ]),
  state("dinar", "Zaid Al-Sabah", "pays in Kuwaiti dinars", (zaid) => [
    [65, (world) => signUpAndSubscribe(world, zaid, "team_month_kwd")],
  ]),
  state("several-currencies", "Noor Vermeer", "pays in euros what others pay in dollars", (noor) => [
    [66, offerEuros],
    [65, (world) => signUpAndSubscribe(world, noor, "team_month", { currency: "eur" })],
  ]),
  state("several-subscriptions", "Vera Popescu", "three subscriptions, one of them ended", (vera) => [
    [230, (world) => signUpAndSubscribe(world, vera, "starter_month")],
    [
      120,
      (world) => {
        const [ended] = world.all("subscription").filter(({ customer }) => customer === vera.id);
        callApi(world, "DELETE", `/v1/subscriptions/${ended?.id}`);
      },
    ],
    [90, (world) => subscribe(world, vera.id, "business_year")],
    [75, (world) => subscribe(world, vera.id, "status_month")],
  ]),
  sharedAddress(),
  state("deleted-customer", "Jonas Lindt", "deleted in Stripe", (jonas) => [
    [90, (world) => signUpAndSubscribe(world, jonas, "team_month")],
    [14, (world) => callApi(world, "DELETE", `/v1/customers/${jonas.id}`)],
  ]),
  state("no-subscription", "Rui Tavares", "no subscription", (rui) => [
    [30, (world) => signUp(world, rui, null)],
  ]),
  state("many-invoices", "Wilma Stone", "more than two hundred invoices", (wilma) => [
    [1610, (world) => signUpAndSubscribe(world, wilma, "report_week")],
    // The first card has expired by now.
    [330, (world) => payWith(world, wilma.id, "pm_card_visa")],
  ]),
];

/** Adds euro prices to the three tiers, monthly and yearly. Amounts in euro cents. */
function offerEuros(world: World): void {
  for (const [tier, month, year] of [
    ["starter", 1700, 17000],
    ["team", 4500, 45000],
    ["business", 13900, 139000],
  ] as const) {
    const offer = (name: string, unit_amount: number) =>
      callApi(world, "POST", `/v1/prices/${lumenPrice(name)}`, {
        currency_options: { eur: { unit_amount } },
      });
    offer(`${tier}_month`, month);
    offer(`${tier}_year`, year);
  }
}

/** Reports this many requests of usage, as the merchant's servers would. */
function reportUsage(world: World, { id }: ScenarioCustomer, requests: number): void {
  callApi(world, "POST", "/v1/billing/meter_events", {
    event_name: "api_requests",
    payload: { stripe_customer_id: id, value: String(requests) },
  });
}

/** An office whose three customers share an email address: two have different plans and cards, one has nothing. */
function sharedAddress(): State {
  const email = "office@example.com";
  const olga = customerNamed("Olga Petrova", "shares an address: Team", email);
  const marco = customerNamed("Marco Rossi", "shares an address: Business", email);
  const wanda = customerNamed("Wanda Kowal", "shares an address: no subscription", email);
  return {
    name: "shared-address",
    customers: [olga, marco, wanda],
    story: [
      [110, (world) => signUpAndSubscribe(world, olga, "team_month")],
      [85, (world) => signUpAndSubscribe(world, marco, "business_year", { card: "pm_card_mastercard" })],
      [25, (world) => signUp(world, wanda, null)],
    ],
  };
}
