import { firstOf } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { plansReading, viewReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import { cancellation } from "../operations/cancellation";

/** One customer asks for as much as a browser can send; what becomes of everybody else. */

beforeAll(async () => {
  await startPortalWorlds();
  // What every installation begins with in test mode.
  process.env.STRIPE_REQUESTS_PER_SECOND_TEST = "5";
});
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);

/** How many requests were of Ada's while `run` ran, and how many of others went out between her first and her last. */
async function share(world: PortalWorld, marks: string[], run: () => Promise<unknown>) {
  await world.admin("DELETE", "requests");
  await run();
  const log = (await world.admin("GET", "requests")) as object[];
  const own = log.map((request) => marks.some((mark) => JSON.stringify(request).includes(mark)));
  const between = own.slice(own.indexOf(true), own.lastIndexOf(true) + 1);
  return { own: between.filter(Boolean).length, others: between.filter((isOwn) => !isOwn).length };
}

it("opens a portal and cancels beside thirty previews and forty repeats of a finished intent", async () => {
  const world = await portalWorld();
  const [hostile, ada] = [await world.visit("ben@example.com"), await world.visit("ada@example.com")];
  const { id: theirs } = await firstOf(hostile);
  const { id: subscriptionId } = await firstOf(ada);
  const repeated = { subscriptionId: theirs, intentId: "an-intent-that-is-repeated" };
  expect(await cancel(hostile, repeated)).toSucceed();

  const flood = [
    ...Array.from({ length: 30 }, () => plansReading(hostile, { subscriptionId: theirs })),
    ...Array.from({ length: 40 }, () => cancel(hostile, repeated)),
  ];
  const marks = ["cus_LumenAda", subscriptionId];
  const opening = await share(world, marks, () => viewReading(ada));
  expect(opening.own).toBeGreaterThan(3);
  // A turn of the other's for each of hers, and those that were on their way.
  expect(opening.others).toBeLessThanOrEqual(2 * opening.own + 5);
  const intent = { subscriptionId, intentId: "the-intent-of-somebody-else" };
  const cancelling = await share(world, marks, () => cancel(ada, intent));
  expect(cancelling.others).toBeLessThanOrEqual(2 * cancelling.own + 5);

  const answers = await Promise.all(flood);
  // Who asks how a finished intent ended is told, with a view or without one.
  expect(answers.slice(30).filter(({ ok }) => ok)).toHaveLength(40);
}, 90_000);
