import type { World } from "../../world";

/** Ends a rehearsal; never seen outside it. */
class RehearsalEnd extends Error {}

/**
 * Does the work for real, returns its result and rolls everything back. A preview made this way can't differ
 * from the real thing, because it runs the same code.
 */
export function rehearse<T>(world: World, work: () => T): T {
  const seen: T[] = [];
  try {
    world.attempt(() => {
      seen.push(work());
      throw new RehearsalEnd();
    });
  } catch (error) {
    if (!(error instanceof RehearsalEnd)) throw error;
  }
  return seen[0]!;
}
