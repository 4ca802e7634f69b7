import "server-only";
import { seal, unseal } from "../../crypto";
import { env } from "../../env";
import { PortalError } from "../../errors";
import type { Grant } from "../../stripe/discounts/codes";
import type { Visit } from "../visit/visit";

/**
 * What a customer was shown and agrees to. It is sealed, because the instant of the proration decides the amount
 * and a page must not choose it; and bound to the visit, the subscription and the price.
 */
export type Quote = {
  amountDue: number;
  /** Seconds of Stripe's own clock; null when nothing is prorated. */
  prorationDate: number | null;
  /** Milliseconds of ours. */
  quotedAt: number;
  /** Stands for what else was shown, where more than an amount is agreed to. */
  fingerprint?: string;
  /** The code it was computed with, so that confirming cannot bring another one. */
  grant?: Grant;
};

const goodForMilliseconds = 10 * 60 * 1000;

function contextOf(visit: Visit, subscriptionId: string, priceId: string): string {
  return `quote|${visit.merchantId}|${visit.mode}|${visit.tokenHash}|${subscriptionId}|${priceId}`;
}

export function sealQuote(visit: Visit, subscriptionId: string, priceId: string, quote: Quote): string {
  return seal(env().SEALING_KEYS, contextOf(visit, subscriptionId, priceId), JSON.stringify(quote));
}

/** The quote, if it is ours, for exactly this, and not too old. Otherwise the customer has to look again. */
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
    // Forged, cut or of another visit: which of them is nobody's business.
    throw new PortalError("invalid", "quote");
  }
  if (now - quote.quotedAt > goodForMilliseconds) throw new PortalError("state_changed", "quote_expired");
  return quote;
}
