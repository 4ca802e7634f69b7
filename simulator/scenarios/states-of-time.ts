import type { Schedule } from "../billing/schedules/schedule-records";
import type { World } from "../world";
import { callApi } from "./call-api";
import { lumenPrice } from "./lumen-catalog";
import {
  changeSubscription,
  type ScenarioCustomer,
  signUp,
  signUpAndSubscribe,
  subscriptionOf,
} from "./sign-up";
import { type State, state } from "./state";

const day = 24 * 3600;

/** States with a start, a pause, a change or an end in the future. */
export const statesOfTime: readonly State[] = [
  state("trialing", "Tara Obi", "in trial, with a card", (tara) => [
    [4, (world) => signUpAndSubscribe(world, tara, "team_month", { trial_period_days: 14 })],
  ]),
  state("trialing-no-card", "Nils Berg", "in trial, without a card", (nils) => [
    [9, (world) => joinTrial(world, nils, "cancel")],
  ]),
  state("paused", "Paula Jansen", "paused on request", (paula) => [
    [80, (world) => signUpAndSubscribe(world, paula, "team_month")],
    [
      10,
      (world) =>
        callApi(world, "POST", `/v1/subscriptions/${subscriptionOf(world, paula.id).id}/pause`, {
          type: "subscription",
        }),
    ],
  ]),
  state("paused-no-card", "Quentin Faure", "paused: the trial ended without a card", (quentin) => [
    [20, (world) => joinTrial(world, quentin, "pause")],
  ]),
  state("payments-paused", "Petra Lang", "payments paused until a date", (petra) => [
    [100, (world) => signUpAndSubscribe(world, petra, "team_month")],
    [
      3,
      (world) =>
        changeSubscription(world, petra.id, {
          pause_collection: { behavior: "void", resumes_at: world.now() + 60 * day },
        }),
    ],
  ]),
  state("cancel-at-period-end", "Carla Neri", "ends with its period", (carla) => [
    [45, (world) => signUpAndSubscribe(world, carla, "team_month")],
    // A portal asks for the reason before it cancels.
    [
      4,
      (world) =>
        changeSubscription(world, carla.id, {
          cancel_at_period_end: true,
          cancellation_details: { feedback: "unused" },
        }),
    ],
  ]),
  state("cancel-at-date", "Anton Weiss", "a fixed term: ends on a date", (anton) => [
    [45, (world) => signUpAndSubscribe(world, anton, "team_month")],
    [4, (world) => changeSubscription(world, anton.id, { cancel_at: world.now() + 75 * day })],
  ]),
  state("fixed-term", "Theo Marchetti", "a fixed term: three payments, by a schedule", (theo) => [
    [
      41,
      (world) => {
        signUp(world, theo);
        callApi(world, "POST", "/v1/subscription_schedules", {
          customer: theo.id,
          start_date: "now",
          end_behavior: "cancel",
          phases: [
            {
              items: [{ price: lumenPrice("team_month"), quantity: 1 }],
              duration: { interval: "month", interval_count: 3 },
            },
          ],
        });
      },
    ],
  ]),
  state("scheduled-change", "Silas Grant", "moves to Starter at renewal", (silas) => [
    [70, (world) => signUpAndSubscribe(world, silas, "team_month")],
    // The metadata by which a portal recognizes its own schedules.
    [2, (world) => scheduleChange(world, silas, "starter_month", { portal_op: "op_told_by_the_scenario" })],
  ]),
  state("foreign-schedule", "Yusuf Aydin", "moves to Business at renewal, by the merchant", (yusuf) => [
    [70, (world) => signUpAndSubscribe(world, yusuf, "team_month")],
    [2, (world) => scheduleChange(world, yusuf, "business_month", {})],
  ]),
  state("canceled", "Kofi Mensah", "canceled", (kofi) => [
    [190, (world) => signUpAndSubscribe(world, kofi, "team_month")],
    [50, (world) => cancel(world, kofi)],
  ]),
  state("canceled-archived-price", "Lena Vogt", "canceled, at a price that is no longer sold", (lena) => [
    [300, (world) => signUpAndSubscribe(world, lena, "team_old")],
    [50, (world) => cancel(world, lena)],
  ]),
];

function joinTrial(
  world: World,
  customer: ScenarioCustomer,
  missing_payment_method: "cancel" | "pause",
): void {
  const trial_settings = { end_behavior: { missing_payment_method } };
  signUpAndSubscribe(world, customer, "team_month", { card: null, trial_period_days: 14, trial_settings });
}

function cancel(world: World, customer: ScenarioCustomer): void {
  callApi(world, "DELETE", `/v1/subscriptions/${subscriptionOf(world, customer.id).id}`);
}

/** Schedules another price for the end of the current period. */
function scheduleChange(world: World, { id }: ScenarioCustomer, to: string, metadata: object): void {
  const from_subscription = subscriptionOf(world, id).id;
  const made = callApi(world, "POST", "/v1/subscription_schedules", { from_subscription }) as Schedule;
  const [present] = made.phases;
  if (!present) throw new Error("A schedule made from a subscription has no current phase.");
  const { start_date, end_date } = present;
  const items = present.items.map(({ price, quantity }) => ({ price, quantity }));
  const next = { items: [{ price: lumenPrice(to), quantity: 1 }], duration: { interval: "month" } };
  callApi(world, "POST", `/v1/subscription_schedules/${made.id}`, {
    end_behavior: "release",
    metadata,
    phases: [
      { items, start_date, end_date },
      { ...next, proration_behavior: "none" },
    ],
    proration_behavior: "none",
  });
}
