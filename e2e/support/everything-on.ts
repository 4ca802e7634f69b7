import { type PortalSettings, portalSettings } from "@/lib/settings/schema";

const switches = Object.entries(portalSettings.parse({})).map(([name, value]) => [
  name,
  typeof value === "boolean" ? true : value,
]);

/** Turns on every permission and every part of the page. `dropdownMenu` puts the buttons into a menu. */
export const everythingOn: PortalSettings = {
  ...(Object.fromEntries(switches) as PortalSettings),
  dropdownMenu: false,
  cancelImmediately: false,
  debug: false,
  businessName: "Lumen",
  supportAddress: "help@lumen.example",
  termsUrl: "https://lumen.example/terms",
  privacyUrl: "https://lumen.example/privacy",
};
