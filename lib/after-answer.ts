import "server-only";
import { log } from "./log";

// Next evaluates this module once per bundle. They share this set, so that the process waits for the work of every
// bundle before it ends.
const shared = globalThis as { porticoAfterAnswers?: Set<Promise<void>> };

/** Starts work that the answer doesn't wait for. Failures are logged. */
export function afterAnswer(work: () => Promise<void>): void {
  const underWay = (shared.porticoAfterAnswers ??= new Set());
  const done = work()
    .catch((error: unknown) => log.error("What should follow an answer failed.", {}, error))
    .finally(() => underWay.delete(done));
  underWay.add(done);
}

/** Waits for all work that `afterAnswer` started. */
export async function afterAnswersDone(): Promise<void> {
  await Promise.all(shared.porticoAfterAnswers ?? []);
}
