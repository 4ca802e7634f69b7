import type { PortalSettings } from "../../settings/schema";

/** Customers identified by email address can't change it: the merchant's page could no longer find them. */
export function canEditEmail({ identifyBy }: Pick<PortalSettings, "identifyBy">): boolean {
  return identifyBy === "customer_id";
}
