import "server-only";
import type Stripe from "stripe";
import { plainText } from "../../plain-text";

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/** Wraps an HTTP client so that each of Stripe's answers is transformed before anyone reads it. */
export function transformAnswers(inner: HttpClient, transform: (answer: unknown) => unknown): HttpClient {
  return {
    getClientName: () => inner.getClientName(),
    async makeRequest(...request: Parameters<HttpClient["makeRequest"]>) {
      const response = await inner.makeRequest(...request);
      const read = response.toJSON.bind(response);
      return Object.assign(response, { toJSON: async () => transform(await read()) });
    },
  } as HttpClient;
}

/**
 * The keys of texts that stay unchanged, because they are compared or sent back byte for byte and are cleaned before
 * they are shown: URLs, secrets, the `metadata` of the merchant's systems, and email addresses, of which two different
 * ones must not become equal.
 */
const verbatimKeys = /^(metadata|email|id|.*(url|pdf|secret))$/;

/** Makes every text in one of Stripe's answers safe to show (lib/plain-text.ts). */
export function toPlainTexts(answer: unknown): unknown {
  if (typeof answer === "string") return plainText(answer);
  if (Array.isArray(answer)) return answer.map(toPlainTexts);
  if (typeof answer !== "object" || answer === null) return answer;
  const entries = Object.entries(answer);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, verbatimKeys.test(key) ? value : toPlainTexts(value)]),
  );
}
