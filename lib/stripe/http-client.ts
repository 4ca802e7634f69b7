import "server-only";
import Stripe from "stripe";
import { log } from "../log";
import type { RequestBudget } from "./budget";

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Arguments = Parameters<HttpClient["makeRequest"]>;

const rateLimited = 429;
const attemptsWhenRateLimited = 3;

/**
 * Stripe's own HTTP client, kept within the account's budget. The SDK never repeats a 429, so this does: Stripe
 * answers it before doing anything, and a repeated POST carries the same idempotency key.
 */
export function budgetedHttpClient(budget: RequestBudget): HttpClient {
  const inner = Stripe.createNodeHttpClient();
  return {
    getClientName: () => inner.getClientName(),
    async makeRequest(...request: Arguments) {
      for (let attempt = 1; ; attempt += 1) {
        await budget.take();
        const startedAt = performance.now();
        const response = await inner.makeRequest(...request);
        if (response.getStatusCode() >= 400) sayRefusal(response, performance.now() - startedAt);
        if (response.getStatusCode() !== rateLimited || attempt === attemptsWhenRateLimited) return response;
        response.dispose?.();
        await pause(response.getHeaders()["retry-after"], attempt);
      }
    },
  } as HttpClient;
}

type Response = Awaited<ReturnType<HttpClient["makeRequest"]>>;

/** Everyday answers: a declined card, and looking for something that doesn't exist. */
const everyday = [402, 404];

/**
 * One line per error from Stripe, with Stripe's request ID. Neither the URL nor the message is logged, because both name
 * customers.
 */
function sayRefusal(response: Response, durationMs: number): void {
  const status = response.getStatusCode();
  const { "request-id": stripeRequestId } = response.getHeaders();
  const fields = { status, durationMs, ...(typeof stripeRequestId === "string" && { stripeRequestId }) };
  if (everyday.includes(status)) log.info("Stripe returned an error.", fields);
  else log.warn("Stripe returned an error.", fields);
}

/** Waits as long as Stripe says, or a random while that doubles, so that those refused together do not return together. */
function pause(retryAfter: unknown, attempt: number): Promise<void> {
  const said = Number(retryAfter) * 1000;
  const milliseconds =
    Number.isFinite(said) && said > 0 ? Math.min(said, 2000) : 200 * 2 ** attempt * (0.5 + Math.random() / 2);
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
