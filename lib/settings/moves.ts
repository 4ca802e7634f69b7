import { z } from "zod";

/** When a move takes effect: immediately, in which case the difference is charged, or at the end of the paid period. */
const timing = z.enum(["now", "renewal"]);

const stripeId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

/**
 * The allowed moves between tiers. By default, customers may move from any tier to any other: up immediately, and down
 * at the renewal.
 */
export const movesSchema = z.strictObject({
  /** Allows any move, only moves to higher tiers, or the moves in `cells`. */
  rule: z.enum(["any", "up", "custom"]),
  /** When upgrades apply: moves to a price that costs more or has a longer interval. */
  upgrades: timing,
  /** When downgrades apply: moves to a price that costs less or has a shorter interval. */
  downgrades: timing,
  /**
   * For the rule `custom`: the timing by the product moved from, and then by the product moved to. A missing pair works
   * as if there were no rules.
   */
  cells: z.record(stripeId, z.record(stripeId, z.enum(["now", "renewal", "no"]))).optional(),
});

export type Moves = z.output<typeof movesSchema>;
export type Timing = z.output<typeof timing>;
