import "server-only";
import { log } from "./log";

// Next evaluates modules once per bundle; the process ends only when the work of all of them is done.
const shared = globalThis as { porticoAfterAnswers?: Set<Promise<void>> };

/** Starts work that the answer doesn't wait for. Failures are logged. */
export function afterAnswer(work: () => Promise<void>): void {
  const underWay = (shared.porticoAfterAnswers ??= new Set());
  const done = work()
    .catch((error: unknown) => log.error("What should follow an answer failed.", {}, error))
    .finally(() => underWay.delete(done));
  underWay.add(done);
}

/** Waits for all work that was started in this way. */
export async function afterAnswersDone(): Promise<void> {
  await Promise.all(shared.porticoAfterAnswers ?? []);
}
