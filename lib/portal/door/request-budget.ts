import "server-only";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { adjustLimit, consumeLimit } from "../../rate-limit";
import { type Purpose, type Rank, withPurpose } from "../../stripe/connection/purpose";
import type { MerchantId, Mode } from "../../tenancy";

/** How many requests to Stripe something usually takes: counted before, and put right by what it really took. */
const estimatedRequests: Record<Rank, number> = { change: 6, view: 6, preview: 6 };

/** How long a customer is kept waiting, in milliseconds. A change is worth waiting for, and its answer must be known. */
const maxWaitMilliseconds: Record<Rank, number | undefined> = {
  change: undefined,
  view: 7_000,
  preview: 7_000,
};

/** What of a visit says whose it is. */
type Customer = { merchantId: MerchantId; mode: Mode; customerIds: string[]; tokenHash: string };

/** By whom it is counted: the customer, in all of their visits, or the visit while none is chosen. */
export function budgetKey({ merchantId, mode, customerIds, tokenHash }: Customer): string {
  return `${merchantId}|${mode}|${customerIds[0] ?? tokenHash}`;
}

/**
 * Runs what a customer asked for. Its requests to Stripe take turns with those of other customers, and all that one
 * customer causes within a minute is counted in the same measure, so that nobody uses up the merchant's Stripe account
 * with many cheap-looking clicks. Changes are counted too, and never refused for it: they have limits of their own.
 *
 * Throws `rate_limited` before anything was asked of Stripe.
 */
export async function withRequestBudget<Value>(
  visit: Customer,
  rank: Rank,
  run: () => Promise<Value>,
): Promise<Value> {
  const who = budgetKey(visit);
  const limit = { points: env().STRIPE_REQUESTS_PER_CUSTOMER_PER_MINUTE, seconds: 60 };
  const isWithin = await consumeLimit("stripe requests", who, limit, estimatedRequests[rank]);
  if (!isWithin && rank !== "change") throw new PortalError("rate_limited", "readings");
  return counting(purposeOf(who, rank), run, (sent) =>
    adjustLimit("stripe requests", who, limit, sent - estimatedRequests[rank]),
  );
}

/** The same without a count, for whoever is not known yet: the ticket has been paid for with a proof. */
export function withoutRequestBudget<Value>(
  who: string,
  rank: Rank,
  run: () => Promise<Value>,
): Promise<Value> {
  return withPurpose(purposeOf(who, rank), run);
}

function purposeOf(who: string, rank: Rank): Purpose {
  const milliseconds = maxWaitMilliseconds[rank];
  return {
    who,
    rank,
    sent: 0,
    ...(rank !== "change" && { answers: new Map() }),
    ...(milliseconds && { giveUpAt: performance.now() + milliseconds }),
  };
}

async function counting<Value>(
  purpose: Purpose,
  run: () => Promise<Value>,
  count: (sent: number) => Promise<void>,
): Promise<Value> {
  try {
    return await withPurpose(purpose, run);
  } finally {
    await count(purpose.sent);
  }
}
