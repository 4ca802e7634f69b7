import "server-only";
import type { Actor } from "../db/audit";
import { savePortalService } from "../db/portals";
import { PortalError } from "../errors";
import { type Service, serviceSchema as serviceSchema } from "../settings/service";
import { type CatalogueProduct, readCatalogue } from "../stripe/catalogue/catalogue";
import { dropCachedCatalogue } from "../stripe/catalogue/catalogue-cache";
import { stripeFor } from "../stripe/connection/client";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";
import { canBeTier } from "./suggested-services";

export type CatalogueReading =
  | { ok: true; products: CatalogueProduct[] }
  | { ok: false; reason: "not_connected" | "unreachable" | "key_refused" };

/** Reads what the merchant sells, or why it can't be read now. */
export async function readCatalogueOf(merchantId: MerchantId, mode: Mode): Promise<CatalogueReading> {
  try {
    return { ok: true, products: await readCatalogue(await stripeFor(merchantId, mode)) };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    if (error.reason === "stripe_not_connected") return { ok: false, reason: "not_connected" };
    return { ok: false, reason: error.code === "misconfigured" ? "key_refused" : "unreachable" };
  }
}

const unreadableMessages = {
  not_connected: "Connect Stripe first. Nothing was saved.",
  unreachable: "Stripe isn’t answering, so nothing was saved. Try again in a minute.",
  key_refused: "Stripe refused your key, so nothing was saved. Replace the key.",
};

/** Saves the tiers customers may switch between, if each product and price is active in Stripe. */
export async function saveService(who: Actor, mode: Mode, input: unknown): Promise<Service> {
  const parsed = serviceSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path[0] === "name" ? "name" : "tiers";
    throw new MerchantError("invalid", "The service wasn’t saved.", { [field]: issue?.message ?? "" });
  }
  const reading = await readCatalogueOf(who.merchantId, mode);
  if (!reading.ok) throw new MerchantError("unavailable", unreadableMessages[reading.reason]);
  const problem = findProblem(parsed.data, reading.products);
  if (problem) throw new MerchantError("invalid", "The service wasn’t saved.", { tiers: problem });
  await savePortalService(who, mode, parsed.data);
  dropCachedCatalogue(who.merchantId, mode);
  return parsed.data;
}

function findProblem({ tiers }: Service, products: CatalogueProduct[]): string | undefined {
  if (new Set(tiers.map(({ productId }) => productId)).size < tiers.length)
    return "You chose a product twice.";
  for (const { productId, priceIds } of tiers) {
    const product = products.find(({ id }) => id === productId);
    if (!product) return `Stripe has no active product ${productId} with a recurring price. Reload the page.`;
    const offered = product.prices.filter(canBeTier).map(({ id }) => id);
    const strange = priceIds.find((id) => !offered.includes(id));
    if (strange) return `${product.name} has no active price ${strange} that can be a tier. Reload the page.`;
  }
  return undefined;
}
