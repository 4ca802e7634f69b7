import type { PortalSettings } from "../../settings/schema";

/**
 * True if customers may change their email address. If the address identifies them, they can't, because the merchant's
 * page would no longer find them.
 */
export function canEditEmail({ identifyBy }: Pick<PortalSettings, "identifyBy">): boolean {
  return identifyBy === "customer_id";
}
