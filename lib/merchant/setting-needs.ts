import "server-only";
import { readPortal } from "../db/portals";
import { findStripeKey } from "../db/stripe-keys";
import { env } from "../env";
import { missingWords } from "../problem-words";
import { describeSettings, type SettingName } from "../settings/schema";
import { parseService } from "../settings/service";
import { nameOf, permissionsOfSetting } from "../stripe/keys/permissions";
import type { MerchantId, Mode } from "../tenancy";
import { missingAmong } from "./stripe-keys";

/**
 * A missing requirement of a setting, outside the settings, and where to fix it. `path` is a dashboard page of the
 * mode.
 */
export type SettingNeed = { name: SettingName; text: string; mend: { path: string; label: string } };

/**
 * Finds missing requirements of the settings: a service, a publishable key, permissions of the Stripe key. Needs that
 * Stripe can't confirm now are left out, because a wrong warning would be worse than none.
 */
export async function readSettingNeeds(
  merchantId: MerchantId,
  mode: Mode,
  portalId?: string,
): Promise<SettingNeed[]> {
  const [portal, stripeKey] = await Promise.all([
    readPortal(merchantId, mode, portalId),
    findStripeKey(merchantId, mode),
  ]);
  const needs: SettingNeed[] = [];
  if (!parseService(portal.service)) needs.push(service);
  if (!stripeKey) return needs;
  if (!stripeKey.publishableKey && !env().STRIPE_API_BASE) needs.push(publishableKey);
  return [...needs, ...(await missingPermissionNeeds(merchantId, mode))];
}

const service: SettingNeed = {
  name: "changePlan",
  text: "You haven’t chosen a service, so customers have no plans to switch to.",
  mend: { path: "services", label: "Choose a service" },
};

const publishableKey: SettingNeed = {
  name: "cardForm",
  text: "Your publishable key is missing, so customers enter cards on Stripe’s page.",
  mend: { path: "stripe#cards-title", label: "Add the key" },
};

async function missingPermissionNeeds(merchantId: MerchantId, mode: Mode): Promise<SettingNeed[]> {
  const bySetting = describeSettings()
    .map(({ name }) => ({ name, permissions: permissionsOfSetting(name) }))
    .filter(({ permissions }) => permissions.length > 0);
  const all = [...new Set(bySetting.flatMap(({ permissions }) => permissions))];
  const missing = await missingAmong(merchantId, mode, all);
  return bySetting.flatMap(({ name, permissions }) => {
    const lacking = permissions.filter((permission) => missing.includes(permission)).map(nameOf);
    if (lacking.length === 0) return [];
    const text = `Your Stripe key ${missingWords(lacking)}.`;
    return [{ name, text, mend: { path: "stripe", label: "Fix the key" } }];
  });
}
