import { type PortalSettings, portalSettings } from "@/lib/settings/schema";

const switches = Object.entries(portalSettings.parse({})).map(([name, value]) => [
  name,
  typeof value === "boolean" ? true : value,
]);

/**
 * Every permission and every part of the page. Two settings are off because they would hide some of this:
 * `dropdownMenu` puts the buttons into a menu, and `showOnlyActive` leaves out ended subscriptions.
 */
export const everythingOn: PortalSettings = {
  ...(Object.fromEntries(switches) as PortalSettings),
  dropdownMenu: false,
  showOnlyActive: false,
  cancelImmediately: false,
  debug: false,
  businessName: "Lumen",
  supportAddress: "help@lumen.example",
  termsUrl: "https://lumen.example/terms",
  privacyUrl: "https://lumen.example/privacy",
};
