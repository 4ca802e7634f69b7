import "server-only";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { adjustLimit, consumeLimit } from "../../rate-limit";
import { currentPurpose, type Purpose, type Rank, withPurpose } from "../../stripe/connection/purpose";
import type { MerchantId, Mode } from "../../tenancy";

/** The estimated number of requests to Stripe, counted in advance and corrected afterwards. */
const estimatedRequests: Record<Rank, number> = { change: 6, view: 6, preview: 6 };

/** How long a customer waits, in milliseconds. A change has no limit, because its result must be known. */
const maxWaitMilliseconds: Record<Rank, number | undefined> = {
  change: undefined,
  view: 7_000,
  preview: 7_000,
};

/** How long opening the portal may take in all, because the loader gives up after ten seconds. */
const openingMilliseconds = 8_000;

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
 * The key that requests are counted under, across all visits: the customer, or the identity if there is none
 * or several to choose from, because anyone can make up more customers with their own address. A member's
 * preview doesn't use up what the customer has.
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
 * Runs a customer's request. Its requests to Stripe take turns with those of other customers and count toward
 * the customer's limit per minute, so that nobody exhausts the merchant's Stripe account with clicks that
 * look cheap. Changes count too but are never refused for it: they have limits of their own.
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
 * Runs a request without counting it, for a customer who isn't known yet. Getting the ticket took a valid
 * proof.
 */
export function withoutRequestBudget<Value>(
  who: string,
  rank: Rank,
  run: () => Promise<Value>,
): Promise<Value> {
  return withPurpose(purposeOf(who, rank), run);
}

/** Opens the portal: everything inside gives up in time for the loader, however many steps it takes. */
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
