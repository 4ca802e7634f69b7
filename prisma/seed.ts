import { unseal } from "@/lib/crypto";
import { readPortal } from "@/lib/db/portals";
import { activeSecretKeys, secretKeyContext } from "@/lib/db/secret-keys";
import { env } from "@/lib/env";
import { createMerchant } from "@/lib/merchant/merchants";
import { allowOrigins } from "@/lib/merchant/origins";
import { readCatalogueOf, saveService } from "@/lib/merchant/services";
import { saveSettings } from "@/lib/merchant/settings";
import { connectStripe } from "@/lib/merchant/stripe-keys";
import { suggestServices } from "@/lib/merchant/suggested-services";
import { type PortalSettings, portalSettings } from "@/lib/settings/schema";
import type { MerchantId, Mode } from "@/lib/tenancy";

export type SeedInput = {
  name: string;
  email: string;
  password: string;
  /** The Stripe key to connect. The key's mode decides which mode of the merchant is configured. */
  stripeKey: string;
  /** The origin that may embed the portal. */
  siteOrigin: string;
  /** The settings that differ from the defaults. */
  settings?: Partial<PortalSettings>;
};

export type SeededMerchant = { merchantId: MerchantId; portalId: string; secret: string; mode: Mode };

/**
 * Creates a merchant through the same functions and checks as the dashboard does: signs up, connects Stripe,
 * saves the service that the products' tags suggest, and configures the portal. Throws if the email address
 * is taken.
 */
export async function seedMerchant(input: SeedInput): Promise<SeededMerchant> {
  const { name, email, password, stripeKey, siteOrigin } = input;
  const mode: Mode = stripeKey.includes("_live_") ? "live" : "test";
  const { merchantId } = await createMerchant({ name, email, password });
  const who = { merchantId, actor: "system" } as const;
  await connectStripe(who, mode, stripeKey);
  const catalogue = await readCatalogueOf(merchantId, mode);
  if (!catalogue.ok) throw new Error(`The catalogue of ${name} cannot be read: ${catalogue.reason}`);
  const [service] = suggestServices(catalogue.products);
  if (service) await saveService(who, mode, service);
  await allowOrigins(who, { mode }, siteOrigin);
  await saveSettings(who, mode, portalSettings.parse({ ...input.settings }));
  return describeMerchant(merchantId, mode);
}

/** Returns the data that a merchant's own site needs to embed the portal. */
export async function describeMerchant(merchantId: MerchantId, mode: Mode): Promise<SeededMerchant> {
  const { id: portalId } = await readPortal(merchantId, mode);
  const [key] = await activeSecretKeys(merchantId, mode);
  if (!key) throw new Error("The merchant has no secret key in this mode.");
  const secret = unseal(env().SEALING_KEYS, secretKeyContext(merchantId, key.id), key.sealedSecret);
  return { merchantId, portalId, secret, mode };
}
