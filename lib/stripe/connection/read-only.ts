import "server-only";
import type Stripe from "stripe";
import { transformAnswers } from "./answers";
import { unsentAnswer } from "./unsent";

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Arguments = Parameters<HttpClient["makeRequest"]>;

/** The one POST that only computes (https://docs.stripe.com/api/invoices/create_preview). */
const computes = /^\/v1\/invoices\/create_preview(\?|$)/;

/**
 * Wraps an HTTP client so that no request changes anything, whichever code makes it, and no answer has a link to a page
 * where someone could pay.
 */
export function readOnly(inner: HttpClient): HttpClient {
  const reading = {
    getClientName: () => inner.getClientName(),
    makeRequest(...request: Arguments) {
      const [, , address, method] = request;
      const isHarmless = method === "GET" || (method === "POST" && computes.test(address));
      return isHarmless ? inner.makeRequest(...request) : Promise.resolve(unsentAnswer("read_only"));
    },
  } as HttpClient;
  return transformAnswers(reading, withoutPayingPages);
}

function withoutPayingPages(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutPayingPages);
  if (typeof answer !== "object" || answer === null) return answer;
  const entries = Object.entries(answer).map(([key, value]) => [
    key,
    key === "hosted_invoice_url" ? null : withoutPayingPages(value),
  ]);
  return Object.fromEntries(entries);
}
