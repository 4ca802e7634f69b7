import type { World } from "../../world";

/** Thrown to end a rehearsal, and always caught here. */
class RehearsalEnd extends Error {}

/**
 * Does the actual work, returns its result and rolls everything back. A preview made this way can't differ from the
 * actual invoice, because both run the same code.
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
