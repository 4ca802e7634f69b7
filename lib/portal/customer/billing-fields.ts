import type { PortalSettings } from "../../settings/schema";

/** Customers found by their e-mail address keep it: with another one the merchant's page would no longer find them. */
export function canEditEmail({ identifyBy }: Pick<PortalSettings, "identifyBy">): boolean {
  return identifyBy === "customer_id";
}
