import { letTimePass } from "./billing/clock/time";
import type { Sandboxes } from "./sandboxes";

const tickMs = 5000;

/** Does due work in every world whose clock runs, even without a request. */
export function passTime(
  sandboxes: Sandboxes,
  onFault: (error: unknown) => void,
  onPassed: () => void,
): NodeJS.Timeout {
  const ticking = setInterval(() => {
    for (const { world, deliveries } of sandboxes.all()) {
      try {
        if (!world.isFrozen) letTimePass(world, world.now());
        deliveries.sendDue();
      } catch (error) {
        onFault(error);
      }
    }
    onPassed();
  }, tickMs);
  return ticking.unref();
}
