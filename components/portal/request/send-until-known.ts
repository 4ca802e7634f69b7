import type { PortalErrorCode } from "@/lib/errors";
import type { OperationAnswer } from "@/lib/portal/view/answer-shape";

/**
 * The waits between requests, one minute in all. The server waits for the result as well, up to ten seconds per
 * request.
 */
const retryDelaysSeconds = [3, 6, 12, 24, 15];

/**
 * Resends a request until its result is known. The intent stays the same, so the server does nothing twice:
 * it answers with the first request's result. Returns undefined if the result is unknown after a minute.
 */
export async function sendUntilKnown(
  send: () => Promise<OperationAnswer>,
): Promise<OperationAnswer | undefined> {
  for (const seconds of retryDelaysSeconds) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    // A failed request says nothing about the result; the next one may get through.
    const answer = await send().catch(() => null);
    if (answer && isResult(answer)) return answer;
  }
  return undefined;
}

const unknownResultCodes: PortalErrorCode[] = ["confirming", "rate_limited", "visit_expired", "busy"];

/**
 * Whether the answer is the operation's result. A refusal issued before the server looked up the operation is
 * about that request alone. A refusal after the lookup includes the view, if the view can be read.
 */
function isResult(answer: OperationAnswer): boolean {
  if (answer.ok) return true;
  const { code } = answer.error;
  return !unknownResultCodes.includes(code) && (code !== "unavailable" || answer.view !== null);
}
