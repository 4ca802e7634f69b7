import { letTimePass } from "../billing/clock/time";
import { eventRetentionSeconds } from "../events/record-events";
import { buildObject, buildPart } from "../schema/build-object";
import type { World } from "../world";

const day = 24 * 3600;

/**
 * How many days back events are recorded. Stripe doesn't list older events, and recording them would take most of the
 * time that a story takes.
 */
const recordedDays = eventRetentionSeconds / day;

/** A step of a story and the number of days since it happened (`2 / 24` is two hours). */
export type Chapter = readonly [daysAgo: number, happen: (world: World) => void];

/**
 * Plays a story in an empty world, oldest chapter first, along with everything that falls due in between. Chapters with
 * the same time keep their order. Afterwards the world's clock runs from now.
 */
export function playStory(world: World, story: readonly Chapter[]): void {
  const today = world.now();
  const { onCommit: committed } = world;
  const isLong = story.some(([daysAgo]) => daysAgo > recordedDays);
  const remembering: Chapter = [recordedDays, () => (world.onCommit = committed)];
  const chapters = [...(isLong ? [remembering] : []), ...story].sort(([one], [other]) => other - one);
  if (isLong) world.onCommit = undefined;
  for (const [daysAgo, happen] of chapters) {
    const moment = today - Math.round(daysAgo * day);
    if (world.types().length === 0) createAccount(world, moment);
    letTimePass(world, moment);
    happen(world);
  }
  letTimePass(world, today);
  world.setTime(today, false);
}

/** Sets the clock to the start of the story and creates the merchant's account. */
function createAccount(world: World, moment: number): void {
  world.setTime(moment, true);
  world.put(
    buildObject("account", {
      id: `acct_${world.name.replace(/[^A-Za-z0-9]/g, "")}`,
      business_profile: buildPart("Account.BusinessProfile", { name: "Lumen", url: "https://lumen.example" }),
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
