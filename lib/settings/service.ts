import { z } from "zod";
import { plainText } from "../plain-text";
import { type Moves, movesSchema } from "./moves";

const stripeId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

const tierSchema = z.strictObject({
  productId: stripeId,
  /** The product's prices that customers may choose; at least one. */
  priceIds: z.array(stripeId).min(1, "Choose at least one price for each tier.").max(50),
  /** Whether the tier is no longer offered. Customers who are on it may stay on it or leave it. */
  isHidden: z.boolean().optional(),
  /** Whether the tier is marked as the most popular. */
  isPopular: z.boolean().optional(),
});

/**
 * A service: tiers that customers may move between, lowest first. Only IDs are stored. Names and amounts are read from
 * Stripe each time, so they are always current.
 */
export const serviceSchema = z.strictObject({
  name: z
    .string()
    .overwrite(plainText)
    .trim()
    .min(1, "Give the service a name.")
    .max(80, "Use a shorter name."),
  tiers: z.array(tierSchema).min(1, "Choose at least one product.").max(50),
  moves: movesSchema.optional(),
});

export const maxServices = 20;

const servicesSchema = z.array(serviceSchema).max(maxServices);

export type SavedService = z.output<typeof serviceSchema>;

/** A tier and, if there are several services, the service that it belongs to. */
export type Tier = SavedService["tiers"][number] & { of?: { index: number; moves?: Moves | undefined } };

/** All tiers that a portal offers: the tiers of all its services. */
export type Service = { name: string; tiers: Tier[] };

/** The stored services. Null if they can't be read. Earlier versions stored a single service instead of a list. */
export function parseServices(stored: unknown): SavedService[] | null {
  if (stored === null || stored === undefined) return [];
  const parsed = servicesSchema.safeParse(Array.isArray(stored) ? stored : [stored]);
  return parsed.success ? parsed.data : null;
}

/**
 * Parses the services that the portal offers. Null if there are none, or if they are unreadable. Customers then can't
 * change plans, but can cancel and see invoices as usual.
 */
export function parseService(stored: unknown): Service | null {
  const services = parseServices(stored) ?? [];
  const [first] = services;
  if (!first) return null;
  const tiers = services.flatMap((service, index) =>
    service.tiers.map((tier) => ({ ...tier, of: { index, moves: service.moves } })),
  );
  return { name: first.name, tiers };
}

/** All products of the service that this product belongs to. A customer has only one of them at a time. */
export function productsBeside(service: Service | null, productId: string): string[] {
  const tier = service?.tiers.find((one) => one.productId === productId);
  if (!service || !tier) return [];
  return service.tiers.filter(({ of }) => of?.index === tier.of?.index).map((one) => one.productId);
}
