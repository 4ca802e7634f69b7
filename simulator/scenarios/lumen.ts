import type { World } from "../world";
import { callApi } from "./call-api";
import { createCatalog } from "./lumen-catalog";
import { type LumenCustomer, lumenCustomers } from "./lumen-customers";
import { createPromotions } from "./promotions";
import {
  changeSubscription,
  payWith,
  type ScenarioCustomer,
  signUp,
  signUpAndSubscribe,
  subscribe,
  subscriptionOf,
} from "./sign-up";
import { type Chapter, playStory } from "./story";

const named = (id: LumenCustomer["id"]): ScenarioCustomer =>
  lumenCustomers.find((customer) => customer.id === id) as ScenarioCustomer;

/** How Lumen's everyday customers reached their current state. Create the shop first. */
export const everydayStory: readonly Chapter[] = [
  [1090, (world) => signUpAndSubscribe(world, named("cus_LumenIvo"), "starter_month")],
  [400, (world) => signUpAndSubscribe(world, named("cus_LumenGrace"), "team_month")],
  // The card from three years ago has expired by now.
  [300, (world) => payWith(world, "cus_LumenIvo", "pm_card_visa")],
  [250, (world) => signUpAndSubscribe(world, named("cus_LumenFarid"), "starter_month")],
  [
    200,
    (world) =>
      signUpAndSubscribe(world, named("cus_LumenBen"), "business_year", { card: "pm_card_mastercard" }),
  ],
  [140, (world) => signUpAndSubscribe(world, named("cus_LumenAda"), "team_month")],
  [118, (world) => signUpAndSubscribe(world, named("cus_LumenElif"), "team_month", { card: "pm_card_amex" })],
  [95, (world) => subscribe(world, "cus_LumenGrace", "status_month")],
  [
    70,
    (world) => callApi(world, "DELETE", `/v1/subscriptions/${subscriptionOf(world, "cus_LumenFarid").id}`),
  ],
  [60, createPromotions],
  [33, (world) => signUpAndSubscribe(world, named("cus_LumenDmitri"), "team_month")],
  [20, (world) => payWith(world, "cus_LumenDmitri", "pm_card_chargeCustomerFail")],
  [12, (world) => signUp(world, named("cus_LumenHana"), null)],
  [6, cancelAtPeriodEnd],
  [
    5,
    (world) => signUpAndSubscribe(world, named("cus_LumenChloe"), "starter_month", { trial_period_days: 14 }),
  ],
];

/** Lumen, a small software company, with its everyday customers. */
export function lumen(world: World): void {
  playStory(world, [[1095, createCatalog], ...everydayStory]);
}

function cancelAtPeriodEnd(world: World): void {
  changeSubscription(world, "cus_LumenElif", {
    cancel_at_period_end: true,
    cancellation_details: { feedback: "too_expensive", comment: "We moved to a smaller plan elsewhere." },
  });
}
