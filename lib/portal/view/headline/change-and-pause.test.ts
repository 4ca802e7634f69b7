import { changePlan, firstOf, preparePlanChange } from "@/lib/testing/changing-plan";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";

/** The headline names a scheduled change of plan and the end of a pause in the order in which they happen. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = "ada@example.com";
const day = 24 * 3600;

it.each([
  ["before the pause ends", 30 * day, ["Changes to", "aused until"]],
  ["after the pause ends", -5 * day, ["aused until", "Changes to"]],
])(
  "names the change and the pause in order if the change takes place %s",
  async (_when, secondsLater, order) => {
    const world = await portalWorld();
    const { token, input, subscription } = await preparePlanChange(world, ada, "price_Lumen_starter_month");
    expect(await changePlan(token, input)).toSucceed();
    const { items } = await world.stripe.subscriptions.retrieve(subscription.id);
    const renewal = items.data[0]?.current_period_end ?? 0;
    await world.stripe.subscriptions.update(subscription.id, {
      pause_collection: { behavior: "void", resumes_at: renewal + secondsLater },
    });
    const { headline } = await firstOf(await world.visit(ada));
    const places = order.map((words) => headline.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  },
);
