import type { Sandboxes } from "../sandboxes";
import type { ApiAnswer } from "../wire/exchange";

export type HostedRequest = { method: string; path: string; query: string };

/** The pages Stripe hosts itself, as far as a portal links to them. */
export async function answerHosted(_sandboxes: Sandboxes, request: HostedRequest): Promise<ApiAnswer> {
  return {
    status: 404,
    headers: { "Content-Type": "text/plain" },
    body: `There is no page ${request.path}.`,
  };
}
