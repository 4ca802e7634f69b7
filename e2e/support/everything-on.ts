import { type PortalSettings, portalSettings } from "@/lib/settings/schema";

const switches = Object.entries(portalSettings.parse({})).map(([name, value]) => [
  name,
  typeof value === "boolean" ? true : value,
]);

/**
 * Settings that turn on every permission and every part of the page. `dropdownMenu` and `showOnlyActive` are off,
 * because they would put the buttons into a menu and leave out ended subscriptions. `cancelImmediately` and `debug` are
 * off, too, because they add nothing to the page.
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
