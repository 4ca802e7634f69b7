import type { OperationAnswer } from "@/lib/portal/view/view-shape";

/** A minute in all. The server waits for the outcome too, up to ten seconds each time it is asked. */
const waitsSeconds = [3, 6, 12, 24, 15];

/**
 * Sends a request again until its outcome is known. It carries the same intent, so the server does nothing a second
 * time: it answers how the first one ended, well or not. Undefined when a minute has passed and nobody knows yet.
 */
export async function sendUntilKnown(
  send: () => Promise<OperationAnswer>,
): Promise<OperationAnswer | undefined> {
  for (const seconds of waitsSeconds) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    // A request that fails says nothing about the outcome: the next one may get through.
    const answer = await send().catch(() => null);
    if (answer && (answer.ok || answer.error.code !== "confirming")) return answer;
  }
  return undefined;
}
