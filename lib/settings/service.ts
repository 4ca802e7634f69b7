import { z } from "zod";

/**
 * The service of a portal: the tiers its customers may move between. Only ids are kept; names and amounts are
 * read from Stripe each time, so that they cannot go stale.
 */
export const service = z.strictObject({
  name: z.string().trim().min(1, "Give the service a name.").max(80),
  tiers: z
    .array(
      z.strictObject({
        productId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
        /** The prices of that product that customers may choose; at least one. */
        priceIds: z.array(z.string().regex(/^[A-Za-z0-9_-]{1,80}$/)).min(1),
      }),
    )
    .min(1, "Choose at least one product.")
    .max(50),
});

export type Service = z.output<typeof service>;

/**
 * The stored service, or null when none was chosen yet. What cannot be read counts as none: customers then change no plan,
 * and can cancel and see invoices as always.
 */
export function parseService(stored: unknown): Service | null {
  if (stored === null || stored === undefined) return null;
  const parsed = service.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
