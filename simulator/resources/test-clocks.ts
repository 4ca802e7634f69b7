import type Stripe from "stripe";
import { afterRecurrences } from "../billing/clock/periods";
import type { TestClock } from "../billing/clock/test-clock";
import { priceOf } from "../billing/lookup";
import type { Subscription } from "../billing/records";
import type { Call, Params, Resource } from "../call";
import { listMatching } from "../list-matching";
import { requireObject } from "../require-object";
import { buildObject } from "../schema/build-object";
import { invalidRequest } from "../wire/errors";
import type { Stored, World } from "../world";
import { removeCustomer } from "./customers/customers";

const requireClock = ({ world, path }: Call<never>): TestClock =>
  requireObject(world, "test_helpers.test_clock", path.test_clock ?? "");

const keptSeconds = 30 * 86_400;

/** Creates a test clock, which exists only in test mode. The error's wording is from memory and unverified. */
function create({ world, params }: Call<Stripe.TestHelpers.TestClockCreateParams>): Stored {
  if (world.livemode) throw invalidRequest("Test clocks can only be used in test mode.");
  return world.put(
    buildObject<TestClock>("test_helpers.test_clock", {
      id: world.newId("clock"),
      created: world.now(),
      deletes_after: world.now() + keptSeconds,
      frozen_time: params.frozen_time,
      livemode: world.livemode,
      name: params.name ?? null,
      status: "ready",
    }),
  );
}

/**
 * Answers that the clock is advancing. Time passes only after the answer is built (see `finishAdvancing`).
 */
function advance(call: Call<Stripe.TestHelpers.TestClockAdvanceParams>): Stored {
  const { world, params } = call;
  const clock = requireClock(call as Call<never>);
  const { frozen_time: target } = params;
  if (target <= clock.frozen_time) {
    throw invalidRequest(
      "Invalid timestamp: must be greater than the current frozen time of the test clock.",
      {
        param: "frozen_time",
      },
    );
  }
  if (target > latestTime(world, clock)) {
    throw invalidRequest(
      "Test clock advancement is too far into the future. You can only advance a test clock by up to two intervals of the " +
        "shortest subscription on it, or two years if there is none.",
      { param: "frozen_time" },
    );
  }
  const status_details = { advancing: { target_frozen_time: target } };
  return world.change<TestClock>(clock, { status: "advancing", status_details });
}

/**
 * The latest time to which the clock may move: as far ahead as twice its subscriptions' shortest interval, or two years
 * if no subscription runs.
 */
function latestTime(world: World, { id, frozen_time: now }: TestClock): number {
  const running = world
    .all<Subscription>("subscription")
    .filter(({ test_clock: clock, ended_at: ended }) => clock === id && ended === null);
  const ends = running.flatMap(({ items }) =>
    items.data.map(({ price }) => afterRecurrences(now, priceOf(world, price).recurring!, 2)),
  );
  return ends.length > 0
    ? Math.min(...ends)
    : afterRecurrences(now, { interval: "year", interval_count: 1 }, 2);
}

/** Deletes a clock and its customers. */
function remove(call: Call<never>): Stored {
  const { world } = call;
  const clock = requireClock(call);
  for (const customer of listMatching(world, "customer", { test_clock: clock.id }))
    removeCustomer(world, customer);
  world.remove(clock);
  return { id: clock.id, object: "test_helpers.test_clock", deleted: true };
}

export const testClocks: Resource = {
  "GET /v1/test_helpers/test_clocks": ({ world, params }) => ({
    matches: listMatching(world, "test_helpers.test_clock", params as Params),
  }),
  "POST /v1/test_helpers/test_clocks": create,
  "GET /v1/test_helpers/test_clocks/{test_clock}": requireClock,
  "POST /v1/test_helpers/test_clocks/{test_clock}/advance": advance,
  "DELETE /v1/test_helpers/test_clocks/{test_clock}": remove,
};
