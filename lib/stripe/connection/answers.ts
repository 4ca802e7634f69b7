import "server-only";
import type Stripe from "stripe";
import { plainText } from "../../plain-text";

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/** The same client, with every answer of Stripe's changed before anybody reads it. */
export function changingAnswers(inner: HttpClient, change: (answer: unknown) => unknown): HttpClient {
  return {
    getClientName: () => inner.getClientName(),
    async makeRequest(...request: Parameters<HttpClient["makeRequest"]>) {
      const response = await inner.makeRequest(...request);
      const read = response.toJSON.bind(response);
      return Object.assign(response, { toJSON: async () => change(await read()) });
    },
  } as HttpClient;
}

/**
 * Not shown as they are, and compared or handed back byte by byte: addresses of pages, secrets, what a merchant's systems
 * keep in `metadata`, and the e-mail address, which must not come to equal another one.
 */
const exact = /^(metadata|email|id|.*(url|pdf|secret))$/;

/** An answer of Stripe's with every text in it as it may be shown (lib/plain-text.ts). */
export function withPlainTexts(answer: unknown): unknown {
  if (typeof answer === "string") return plainText(answer);
  if (Array.isArray(answer)) return answer.map(withPlainTexts);
  if (typeof answer !== "object" || answer === null) return answer;
  const entries = Object.entries(answer);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, exact.test(key) ? value : withPlainTexts(value)]),
  );
}
