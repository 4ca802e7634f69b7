import type { PortalErrorCode } from "@/lib/errors";
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
    if (answer && saysHowItEnded(answer)) return answer;
  }
  return undefined;
}

const saysNothing: PortalErrorCode[] = ["confirming", "rate_limited", "visit_expired", "busy"];

/**
 * A refusal that came before the operation was looked up says that nothing was changed, and means this request alone.
 * One that was looked up comes with the view, where that can be read.
 */
function saysHowItEnded(answer: OperationAnswer): boolean {
  if (answer.ok) return true;
  const { code } = answer.error;
  return !saysNothing.includes(code) && (code !== "unavailable" || answer.view !== null);
}
