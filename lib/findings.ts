/**
 * The kinds of problems that visits and background jobs report to merchants: problems that affect customers and that
 * customers can't fix (docs/decisions/0025, docs/decisions/0029).
 */
export const findingKinds = [
  "stripe_key_unusable",
  "unconfirmed_change",
  "shared_address",
  "unclear_plan",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/**
 * `subject`: the Stripe IDs of the objects that the finding is about. The same IDs in the same order are the same
 * finding.
 */
export type Finding = { kind: FindingKind; subject: string[] };
