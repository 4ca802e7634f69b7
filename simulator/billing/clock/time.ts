import type { World } from "../../world";
import { firstDueAction } from "./due-index";

/**
 * Advances a world's time to a moment (seconds since 1970). Everything that falls due in between happens in order and
 * at its own time, so one long step and many short ones have the same result. Time never moves backward.
 */
export function letTimePass(world: World, untilSeconds: number): void {
  const isFrozen = world.isFrozen;
  let next = firstDueAction(world, untilSeconds);
  const isQuiet = next === undefined && untilSeconds <= world.now();
  while (next) {
    // Anything due before the world's current time happens now: the clock is never set back.
    world.setTime(Math.max(next.at, world.isFrozen ? world.now() : next.at), true);
    const { run } = next;
    world.attempt(() => run(world));
    next = firstDueAction(world, untilSeconds);
  }
  if (!isQuiet) world.setTime(untilSeconds, isFrozen);
}
