import { letTimePass } from "../billing/clock/time";
import { shape, shapePart } from "../schema/shape";
import type { World } from "../world";

const day = 24 * 3600;

/** What happened, and how many days ago (`2 / 24` is two hours). */
export type Chapter = readonly [daysAgo: number, happen: (world: World) => void];

/**
 * Tells a story to an empty world, oldest chapter first, with everything that falls due in between. Chapters of one moment
 * keep their order. The world's clock runs on from now afterwards.
 */
export function tell(world: World, story: readonly Chapter[]): void {
  const today = world.now();
  const chapters = [...story].sort(([one], [other]) => other - one);
  for (const [daysAgo, happen] of chapters) {
    const moment = today - Math.round(daysAgo * day);
    if (world.types().length === 0) begin(world, moment);
    letTimePass(world, moment);
    happen(world);
  }
  letTimePass(world, today);
  world.setTime(today, false);
}

/** The merchant's account, when the world begins. */
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
