import type { PortalSettings } from "../../settings/schema";

/**
 * True if customers may change their email address. If it identifies them, the merchant's page could no longer find
 * them.
 */
export function canEditEmail({ identifyBy }: Pick<PortalSettings, "identifyBy">): boolean {
  return identifyBy === "customer_id";
}
