import "server-only";
import Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { asking } from "../connection/errors";

/**
 * - `asked`: the bank only asks, and no money has moved.
 * - `open`: the bank has taken the money back until it decides.
 * - `won`: the payment stands. `lost`: the money went back to the customer.
 * - `unknown`: Stripe says no more than that there is one, or something that was not known when this was written.
 */
export type DisputeState = "asked" | "lost" | "open" | "unknown" | "won";

/** A payment that the customer's bank was asked to take back. `amount`: so much of it. */
export type Dispute = { amount: number; state: DisputeState };

const states: Record<string, DisputeState> = {
  appeal_needs_response: "open",
  appeal_under_review: "open",
  lost: "lost",
  needs_response: "open",
  under_review: "open",
  warning_needs_response: "asked",
  warning_under_review: "asked",
  won: "won",
};

/** Nothing came of it: the bank only asked, or the merchant refunded the payment before, which the charge tells. */
const withoutEffect = ["prevented", "warning_closed"];

/** The disputes of a charge that has any. A key that may not read them still knows that there is one. */
export async function readDisputes(
  stripe: StripeClient,
  { id, amount }: Pick<Stripe.Charge, "amount" | "id">,
): Promise<Dispute[]> {
  try {
    const { data } = await stripe.disputes.list({ charge: id, limit: 100 });
    return data
      .filter(({ status }) => !withoutEffect.includes(status))
      .map((dispute) => ({ amount: dispute.amount, state: states[dispute.status] ?? "unknown" }));
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError) return [{ amount, state: "unknown" }];
    return asking(Promise.reject(error));
  }
}
