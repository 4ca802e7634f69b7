import "server-only";
import type { Actor } from "../db/audit";
import { changePortal } from "../db/portals";
import { PortalError } from "../errors";
import { stripeAway, stripeKeyRejected } from "../problem-words";
import { maxServices, parseServices, type SavedService, serviceSchema } from "../settings/service";
import { type CatalogueProduct, readCatalogue } from "../stripe/catalogue/catalogue";
import { dropCachedCatalogue } from "../stripe/catalogue/catalogue-cache";
import { readProducts } from "../stripe/catalogue/plans";
import { stripeFor } from "../stripe/connection/client";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";
import { findServiceProblem } from "./service-problems";

export type CatalogueReading =
  | { ok: true; products: CatalogueProduct[] }
  | { ok: false; reason: "not_connected" | "unreachable" | "key_refused" };

/** Reads the merchant's products and prices, or returns the reason why they can't be read now. */
export async function readCatalogueOf(merchantId: MerchantId, mode: Mode): Promise<CatalogueReading> {
  try {
    return { ok: true, products: await readCatalogue(await stripeFor(merchantId, mode)) };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    if (error.reason === "stripe_not_connected") return { ok: false, reason: "not_connected" };
    return { ok: false, reason: error.code === "misconfigured" ? "key_refused" : "unreachable" };
  }
}

/** The names of tiers that are gone from the catalogue. Empty if Stripe can't be reached. */
export async function readArchivedNames(
  merchantId: MerchantId,
  mode: Mode,
  services: readonly SavedService[],
  catalogue: readonly CatalogueProduct[],
): Promise<Record<string, string>> {
  const ids = services.flatMap(({ tiers }) => tiers.map(({ productId }) => productId));
  const missing = ids.filter((productId) => catalogue.every(({ id }) => id !== productId));
  if (missing.length === 0) return {};
  try {
    const products = await readProducts(await stripeFor(merchantId, mode), missing, { isDisplayOnly: true });
    return Object.fromEntries(products.map(({ id, name }) => [id, name]));
  } catch (error) {
    if (error instanceof PortalError) return {};
    throw error;
  }
}

const unreadableMessages = {
  not_connected: "Stripe isn’t connected, so nothing was saved. Connect it first.",
  unreachable: `${stripeAway}, so nothing was saved. Try again in a minute.`,
  key_refused: `${stripeKeyRejected}, so nothing was saved. Replace it on the Stripe page.`,
};

/**
 * `before`: the services as the member last saw them. If it is missing, the stored services are replaced without a
 * check.
 */
export type ServicesChange = { services: unknown; before?: unknown };

/**
 * Saves a portal's services, if each product and price can be a tier. Products and prices archived in Stripe may stay,
 * because customers can't choose them anyway. The save is refused if someone else has saved since `before`.
 */
export async function saveServices(
  who: Actor,
  { mode, portalId }: { mode: Mode; portalId?: string | undefined },
  { services: input, before }: ServicesChange,
): Promise<SavedService[]> {
  const services = parseInput(input);
  const reading = await readCatalogueOf(who.merchantId, mode);
  if (!reading.ok) throw new MerchantError("unavailable", unreadableMessages[reading.reason]);
  await changePortal(who, mode, { portalId, column: "service", verb: "service.saved" }, (stored) => {
    const saved = parseServices(stored) ?? [];
    if (before !== undefined && canonical(before) !== canonical(saved)) throw changedMeanwhile();
    const problem = findServiceProblem(services, reading.products, saved);
    if (problem) throw new MerchantError("invalid", "Fix the highlighted fields.", { tiers: problem });
    return { value: services, details: detailsOf(services) };
  });
  dropCachedCatalogue(who.merchantId, mode);
  return services;
}

/** Replaces all of the portal's services with this service. */
export async function saveService(
  who: Actor,
  mode: Mode,
  input: unknown,
  portalId?: string,
): Promise<SavedService | undefined> {
  const [service] = await saveServices(who, { mode, portalId }, { services: [input] });
  return service;
}

function parseInput(input: unknown): SavedService[] {
  if (!Array.isArray(input) || input.length > maxServices)
    throw new MerchantError(
      "invalid",
      `A portal can have at most ${maxServices} services. Remove one, then save again.`,
    );
  return input.map((one) => {
    const parsed = serviceSchema.safeParse(one);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path[0] === "name" ? "name" : "tiers";
    throw new MerchantError("invalid", "Fix the highlighted fields.", { [field]: issue?.message ?? "" });
  });
}

/** JSON with sorted keys, for comparisons, because the database doesn't preserve the order of an object's keys. */
const canonical = (value: unknown) =>
  JSON.stringify(value, (_name, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );

const changedMeanwhile = () =>
  new MerchantError(
    "changed",
    "Someone else saved changes while you were editing, so yours weren’t saved. Reload the page to see theirs.",
  );

const detailsOf = (services: SavedService[]) => ({
  names: services.map(({ name }) => name),
  products: services.flatMap(({ tiers }) => tiers.map(({ productId }) => productId)),
  rules: services.map(({ moves }) => moves?.rule ?? "any"),
});
