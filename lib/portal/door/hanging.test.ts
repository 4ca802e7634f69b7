import { firstOf } from "@/lib/testing/changing-plan";
import { open } from "@/lib/testing/opening";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { cancellation } from "../operations/cancellation";
import { frontDoor } from "./front-door";

/** Tests outages in which Stripe accepts requests but doesn't answer them, or answers too late. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);
const isOut = { ok: false, error: { code: "unavailable" } };

const hang = (world: PortalWorld, milliseconds = 12_000) =>
  world.admin("POST", "faults", {
    match: { path: "/./" },
    times: 1000,
    action: { type: "delay", milliseconds },
  });

/** Returns the answer and its duration in milliseconds. */
async function timed<Answer>(run: () => Promise<Answer>): Promise<[Answer, number]> {
  const startedAt = performance.now();
  return [await run(), performance.now() - startedAt];
}

it("reports the outage before the page times out, then immediately and without a request, until Stripe answers again", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  const { id: subscriptionId } = await firstOf(token);
  await hang(world);
  // The loader gives up after ten seconds.
  const [first, waited] = await timed(() => viewReading(token));
  expect(first).toMatchObject(isOut);
  expect(waited).toBeLessThan(9_500);

  await world.admin("DELETE", "requests");
  expect(await viewReading(token)).toMatchObject(isOut);
  const intent = { subscriptionId, intentId: "while-stripe-does-not-answer" };
  expect(await cancel(token, intent)).toMatchObject(isOut);
  expect(await world.admin("GET", "requests")).toEqual([]);

  await world.admin("DELETE", "faults");
  await new Promise((resume) => setTimeout(resume, 10_200));
  expect(await viewReading(token)).toSucceed();
  expect(await cancel(token, { ...intent, intentId: "when-stripe-answers-again" })).toMatchObject({
    ok: true,
  });
}, 60_000);

// With 5.5 seconds per request, the first ones are answered in time and the later ones are not.
it.each([12_000, 5_500])(
  "if each request to Stripe takes %i ms, shows the last view, if any, before the loader times out",
  async (milliseconds) => {
    const world = await portalWorld();
    await open(world, "ada@example.com");
    await hang(world, milliseconds);
    const refused = () => open(world, "ben@example.com").catch((error: unknown) => error);
    const [[error, waited], [kept, waitedToo]] = await Promise.all([
      timed(refused),
      timed(() => open(world, "ada@example.com")),
    ]);
    expect(error).toMatchObject({ code: "unavailable", reason: "no_view" });
    expect(kept.view.away).not.toBeNull();
    expect(Math.max(waited, waitedToo)).toBeLessThan(9_500);
  },
  60_000,
);
