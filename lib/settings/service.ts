import { z } from "zod";
import { plainText } from "../plain-text";

/**
 * A portal's service: the tiers its customers may move between. Only IDs are stored. Names and amounts are
 * read from Stripe each time, so they can't go stale.
 */
export const serviceSchema = z.strictObject({
  name: z.string().overwrite(plainText).trim().min(1, "Give the service a name.").max(80),
  tiers: z
    .array(
      z.strictObject({
        productId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
        /** The product's prices that customers may choose; at least one. */
        priceIds: z.array(z.string().regex(/^[A-Za-z0-9_-]{1,80}$/)).min(1),
      }),
    )
    .min(1, "Choose at least one product.")
    .max(50),
});

export type Service = z.output<typeof serviceSchema>;

/**
 * The stored service, or null if none was chosen. An unreadable one counts as none: customers then can't
 * change plans, but can cancel and see invoices as usual.
 */
export function parseService(stored: unknown): Service | null {
  if (stored === null || stored === undefined) return null;
  const parsed = serviceSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
