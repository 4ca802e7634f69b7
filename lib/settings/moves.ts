import { z } from "zod";

/** When a move takes effect: at once, charging the difference, or at the end of the paid period. */
const timing = z.enum(["now", "renewal"]);

const stripeId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

/** Which tier may move to which. Without it, any to any: up at once, down at the renewal. */
export const movesSchema = z.strictObject({
  /** Any tier, only higher ones, or each as in `cells`. */
  rule: z.enum(["any", "up", "custom"]),
  /** To what costs more or is paid for longer. */
  upgrades: timing,
  /** To what costs less or is paid for shorter. */
  downgrades: timing,
  /** For the rule `custom`: by product, from and to. Missing pairs are as without rules. */
  cells: z.record(stripeId, z.record(stripeId, z.enum(["now", "renewal", "no"]))).optional(),
});

export type Moves = z.output<typeof movesSchema>;
export type Timing = z.output<typeof timing>;
