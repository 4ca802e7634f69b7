import type { World } from "../../world";

/** Ends a rehearsal; never seen outside it. */
class Curtain extends Error {}

/**
 * Does something for real, looks at the outcome, and undoes it. A preview made this way cannot differ from what
 * it previews, because it is the same work.
 */
export function rehearse<T>(world: World, work: () => T): T {
  const seen: T[] = [];
  try {
    world.attempt(() => {
      seen.push(work());
      throw new Curtain();
    });
  } catch (error) {
    if (!(error instanceof Curtain)) throw error;
  }
  return seen[0]!;
}
