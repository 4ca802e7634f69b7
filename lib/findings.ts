/**
 * What visits and background work bring to light that the merchant ought to know, because customers are served less
 * well for it and cannot mend it themselves (docs/decisions/0025, docs/decisions/0029).
 */
export const findingKinds = [
  "stripe_key_unusable",
  "unconfirmed_change",
  "shared_address",
  "unclear_plan",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** `subject`: what it is about, ids of Stripe's; the same ids in the same order are the same finding. */
export type Finding = { kind: FindingKind; subject: string[] };
