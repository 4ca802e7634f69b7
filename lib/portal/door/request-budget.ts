import "server-only";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { adjustLimit, consumeLimit } from "../../rate-limit";
import { currentPurpose, type Purpose, type Rank, withPurpose } from "../../stripe/connection/purpose";
import type { MerchantId, Mode } from "../../tenancy";

/** The estimated number of requests to Stripe, counted in advance and corrected afterwards. */
const estimatedRequests: Record<Rank, number> = { change: 6, view: 6, preview: 6 };

/**
 * The longest time a customer waits for a request, in milliseconds. A change has no limit, because its result must be
 * known.
 */
const maxWaitMilliseconds: Record<Rank, number | undefined> = {
  change: undefined,
  view: 7_000,
  preview: 7_000,
};

/**
 * The longest time for opening the portal. The loader gives up after ten seconds, and a slow phone needs some of them
 * to load the page.
 */
const openingMilliseconds = 7_000;

/** The part of a visit that identifies its customer. */
type Customer = {
  merchantId: MerchantId;
  mode: Mode;
  customerIds: string[];
  choices: string[];
  identity: string;
  isPreview?: true;
};

/**
 * Returns the key that requests are counted under, across all visits. It is the customer's ID if the identity has
 * exactly one customer, and otherwise the identity, because anyone can create more customers with their own email
 * address. A member's preview is counted separately and doesn't use up the customer's limit.
 */
export function budgetKey({
  merchantId,
  mode,
  customerIds: [customerId],
  choices,
  identity,
  isPreview,
}: Customer): string {
  const who = choices.length > 0 ? identity : (customerId ?? identity);
  return `${merchantId}|${mode}|${isPreview ? "preview of " : ""}${who}`;
}

/**
 * Runs a customer's request. Its requests to Stripe take turns with those of other customers and count toward the
 * customer's limit per minute, so that nobody can exhaust the merchant's Stripe account with a few clicks that cause
 * many requests. Changes count too but are never refused for that reason, because they have limits of their own.
 *
 * @throws PortalError `rate_limited` before anything is sent to Stripe.
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

/**
 * Runs a request without counting it, because the customer isn't known yet. That is safe, because only visitors with a
 * valid proof get a ticket.
 */
export function withoutRequestBudget<Value>(
  who: string,
  rank: Rank,
  run: () => Promise<Value>,
): Promise<Value> {
  return withPurpose(purposeOf(who, rank), run);
}

/** Runs the opening of the portal. All of its steps share one deadline, so it ends before the loader gives up. */
export function withinOpening<Value>(run: () => Promise<Value>): Promise<Value> {
  const giveUpAt = performance.now() + openingMilliseconds;
  return withPurpose({ ...currentPurpose(), sent: 0, giveUpAt }, run);
}

function purposeOf(who: string, rank: Rank): Purpose {
  const milliseconds = maxWaitMilliseconds[rank];
  const { giveUpAt: outer = Infinity } = currentPurpose();
  return {
    who,
    rank,
    sent: 0,
    ...(rank !== "change" && { answers: new Map() }),
    ...(milliseconds && { giveUpAt: Math.min(outer, performance.now() + milliseconds) }),
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
