import { type PortalSettings, portalSettings } from "@/lib/settings/schema";

/** Every permission and every part of the page, but one action in a menu and one that ends a subscription at once. */
export const everythingOn: Partial<PortalSettings> = {
  ...(Object.fromEntries(
    Object.entries(portalSettings.parse({})).map(([name, value]) => [
      name,
      typeof value === "boolean" ? true : value,
    ]),
  ) as PortalSettings),
  dropdownMenu: false,
  cancelImmediately: false,
  debug: false,
  businessName: "Lumen",
  supportAddress: "help@lumen.example",
  termsUrl: "https://lumen.example/terms",
  privacyUrl: "https://lumen.example/privacy",
};
