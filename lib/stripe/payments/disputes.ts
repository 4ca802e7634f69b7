import "server-only";
import Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";

/**
 * - `asked`: the bank only inquires, and no money has moved.
 * - `open`: the bank has taken the money back until it decides.
 * - `won`: the merchant keeps the payment. `lost`: the money went back to the customer.
 * - `unknown`: Stripe says only that there is a dispute, or uses a status added since this was written.
 */
export type DisputeState = "asked" | "lost" | "open" | "unknown" | "won";

/** A dispute over `amount`, all or part of a payment. */
export type Dispute = { amount: number; state: DisputeState };

const stateByStatus: Record<string, DisputeState> = {
  appeal_needs_response: "open",
  appeal_under_review: "open",
  lost: "lost",
  needs_response: "open",
  under_review: "open",
  warning_needs_response: "asked",
  warning_under_review: "asked",
  won: "won",
};

/**
 * Statuses of disputes without an effect: the bank only inquired, or the merchant refunded the payment first, which the
 * charge already shows.
 */
const harmlessStatuses = ["prevented", "warning_closed"];

/** The disputes of a disputed charge. If the key can't read disputes, the charge still shows that a dispute exists. */
export async function readDisputes(
  stripe: StripeClient,
  { id, amount }: Pick<Stripe.Charge, "amount" | "id">,
): Promise<Dispute[]> {
  try {
    const { data } = await stripe.disputes.list({ charge: id, limit: 100 });
    return data
      .filter(({ status }) => !harmlessStatuses.includes(status))
      .map((dispute) => ({ amount: dispute.amount, state: stateByStatus[dispute.status] ?? "unknown" }));
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError) return [{ amount, state: "unknown" }];
    return translateErrors(Promise.reject(error));
  }
}
