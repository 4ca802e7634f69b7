import "server-only";
import { seal, unseal } from "../../crypto";
import { env } from "../../env";
import { PortalError } from "../../errors";
import type { Grant } from "../../stripe/discounts/codes";
import type { Visit } from "../visit/visit";

/**
 * The amounts that a customer was shown and agrees to. A quote is sealed, because the proration's instant determines
 * the amount and the page must not be able to choose it. It is valid only for one visit, subscription and price.
 */
export type Quote = {
  amountDue: number;
  /** In seconds, by Stripe's clock. Null if nothing is prorated. */
  prorationDate: number | null;
  /** In milliseconds, by our clock. */
  quotedAt: number;
  /** Identifies the other data that was shown, if the customer agrees to more than an amount. */
  fingerprint?: string;
  /** The code that the amount was computed with, so that the confirmation can't use another code. */
  grant?: Grant;
};

const maxAgeMilliseconds = 10 * 60 * 1000;

function contextOf(visit: Visit, subscriptionId: string, priceId: string): string {
  return `quote|${visit.merchantId}|${visit.mode}|${visit.tokenHash}|${subscriptionId}|${priceId}`;
}

export function sealQuote(visit: Visit, subscriptionId: string, priceId: string, quote: Quote): string {
  return seal(env().SEALING_KEYS, contextOf(visit, subscriptionId, priceId), JSON.stringify(quote));
}

/**
 * Opens a quote if it is ours, for exactly these terms, and recent enough. Otherwise the customer has to see a new
 * preview.
 */
export function openQuote(
  visit: Visit,
  subscriptionId: string,
  priceId: string,
  sealed: string,
  now = Date.now(),
): Quote {
  let quote: Quote;
  try {
    quote = JSON.parse(
      unseal(env().SEALING_KEYS, contextOf(visit, subscriptionId, priceId), sealed),
    ) as Quote;
  } catch {
    // The quote was forged, truncated or made for another visit. The customer isn't told which.
    throw new PortalError("invalid", "quote");
  }
  if (now - quote.quotedAt > maxAgeMilliseconds) throw new PortalError("state_changed", "quote_expired");
  return quote;
}
