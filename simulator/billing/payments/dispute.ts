import { buildObject, buildPart } from "../../schema/build-object";
import type { Stored, World } from "../../world";
import { createBalanceTransaction } from "./balance-transaction";
import type { Charge } from "./refund-records";

export type DisputeStatus =
  | "lost"
  | "needs_response"
  | "under_review"
  | "warning_closed"
  | "warning_needs_response"
  | "warning_under_review"
  | "won";

export type Dispute = Stored & {
  object: "dispute";
  amount: number;
  balance_transactions: Stored[];
  charge: string;
  currency: string;
  evidence: Record<string, string | null>;
  evidence_details: { has_evidence: boolean; submission_count: number };
  metadata: Record<string, string>;
  payment_intent: string;
  status: DisputeStatus;
};

/** Why a test card's charge is disputed. An inquiry moves no money. */
export type DisputeKind = "fraudulent" | "inquiry" | "product_not_received";

const networkCodes: Record<DisputeKind, string> = {
  fraudulent: "10.4",
  inquiry: "10.4",
  product_not_received: "13.1",
};

const responseSeconds = 9 * 86_400;
/** In US dollars (documented). Using the same fee for other currencies is a simplification. */
const fee = 1500;

/**
 * Opens a chargeback or an inquiry by the cardholder's bank. Some of Stripe's test cards cause one as soon as the
 * charge is paid.
 */
export function disputeCharge(world: World, charge: Charge, complaint: DisputeKind): Dispute {
  const id = world.newId("du");
  const isInquiry = complaint === "inquiry";
  const movement = { ...movementOf(charge, id, "adjustment"), amount: 0 - charge.amount, fee };
  const dispute = world.put(
    buildObject<Dispute>("dispute", {
      id,
      amount: charge.amount,
      balance_transactions: isInquiry ? [] : [createBalanceTransaction(world, movement)],
      charge: charge.id,
      created: world.now(),
      currency: charge.currency,
      evidence: buildPart("Dispute.Evidence"),
      evidence_details: buildPart("Dispute.EvidenceDetails", {
        due_by: world.now() + responseSeconds,
        submission_count: 0,
        submission_method: "not_submitted",
      }),
      is_charge_refundable: isInquiry,
      payment_intent: charge.payment_intent,
      payment_method_details: {
        card: {
          brand: charge.payment_method_details.card?.brand ?? "visa",
          network: charge.payment_method_details.card?.brand ?? "visa",
          case_type: isInquiry ? "inquiry" : "chargeback",
          network_reason_code: networkCodes[complaint],
        },
        type: "card",
      },
      reason: isInquiry ? "fraudulent" : complaint,
      status: isInquiry ? "warning_needs_response" : "needs_response",
    }),
  );
  world.change<Charge>(charge, { disputed: true });
  return dispute;
}

/**
 * Records the bank's decision. If the merchant wins, the money comes back, but the fee doesn't (documented).
 */
export function settleDispute(world: World, dispute: Dispute, status: DisputeStatus): Dispute {
  const charge = world.find<Charge>("charge", dispute.charge)!;
  const isBack = status === "won" && dispute.balance_transactions.length > 0;
  const movement = { ...movementOf(charge, dispute.id, "adjustment"), amount: dispute.amount, fee: 0 };
  const back = isBack ? [createBalanceTransaction(world, movement)] : [];
  return world.change<Dispute>(dispute, {
    balance_transactions: [...dispute.balance_transactions, ...back],
    status,
  });
}

const movementOf = ({ currency, id }: Charge, source: string, type: "adjustment") => ({
  currency,
  description: `Chargeback withdrawal for ${id}`,
  source,
  type,
});

/** Whether the money is withheld from the merchant, for good or until the bank has decided. */
export const withholdsFunds = ({ status }: Dispute): boolean =>
  status === "needs_response" || status === "under_review" || status === "lost";
