/**
 * The kinds of problem that visits and background jobs find and merchants should know about: they affect
 * customers, who can't fix them (docs/decisions/0025, docs/decisions/0029).
 */
export const findingKinds = [
  "stripe_key_unusable",
  "unconfirmed_change",
  "shared_address",
  "unclear_plan",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/**
 * `subject`: the Stripe IDs of the objects it is about. The same IDs in the same order are the same finding.
 */
export type Finding = { kind: FindingKind; subject: string[] };
