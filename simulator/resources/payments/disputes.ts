import type Stripe from "stripe";
import { type Dispute, type DisputeStatus, settleDispute } from "../../billing/payments/dispute";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";

/** Stripe's test cards open disputes. These operations read, answer and close the disputes. */

const requireDispute = ({ world, path }: Call): Dispute =>
  requireObject(world, "dispute", path.dispute ?? "");
const isOpen = ({ status }: Dispute): boolean => status.endsWith("needs_response");
const isInquiry = ({ status }: Dispute): boolean => status.startsWith("warning_");

/** Documented for test disputes: submitting one of these texts decides the dispute. */
function statusFor(dispute: Dispute, words: string | null | undefined): DisputeStatus {
  if (words === "winning_evidence") return isInquiry(dispute) ? "warning_closed" : "won";
  if (words === "losing_evidence") return "lost";
  return isInquiry(dispute) ? "warning_under_review" : "under_review";
}

/** The error's wording is from memory and unverified. */
function refuseClosed(dispute: Dispute): void {
  if (!isOpen(dispute)) throw invalidRequest("This dispute is already closed or under review.");
}

function update(call: Call<Stripe.DisputeUpdateParams>): Dispute {
  const { world, params } = call;
  const dispute = requireDispute(call as unknown as Call);
  const metadata = mergeMetadata(dispute.metadata, params.metadata);
  if (!params.evidence && params.submit === undefined) return world.change<Dispute>(dispute, { metadata });
  refuseClosed(dispute);
  const evidence = { ...dispute.evidence, ...(params.evidence as Dispute["evidence"]) };
  const submits = params.submit !== false;
  const { submission_count: count } = dispute.evidence_details;
  const answered = world.change<Dispute>(dispute, {
    evidence,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: true,
      ...(submits && { submission_count: count + 1, submission_method: "manual" }),
    },
    metadata,
  });
  return submits
    ? settleDispute(world, answered, statusFor(answered, evidence.uncategorized_text))
    : answered;
}

/** Closing a dispute means losing it. An inquiry becomes `warning_closed`. */
function close(call: Call): Dispute {
  const dispute = requireDispute(call);
  refuseClosed(dispute);
  return settleDispute(call.world, dispute, isInquiry(dispute) ? "warning_closed" : "lost");
}

export const disputes: Resource = {
  "GET /v1/disputes": ({ world, params }) => ({ matches: listMatching(world, "dispute", params) }),
  "GET /v1/disputes/{dispute}": requireDispute,
  "POST /v1/disputes/{dispute}": update,
  "POST /v1/disputes/{dispute}/close": close,
};
