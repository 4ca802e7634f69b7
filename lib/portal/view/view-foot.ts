import { supportLink } from "../../appearance/identity";
import type { Say } from "../../i18n/say";
import type { PortalSettings } from "../../settings/schema";
import type { FootView } from "./view-shape";

type FootSettings = Pick<
  PortalSettings,
  "businessName" | "supportAddress" | "termsUrl" | "privacyUrl" | "poweredBy"
>;

export function describeFoot(say: Say, settings: FootSettings): FootView {
  const { businessName: business, supportAddress, termsUrl, privacyUrl, poweredBy } = settings;
  const support = business ? say("foot.support", { business }) : say("foot.support.unnamed");
  const links = [
    { label: support, href: supportAddress && supportLink(supportAddress) },
    { label: say("foot.terms"), href: termsUrl },
    { label: say("foot.privacy"), href: privacyUrl },
  ];
  return {
    links: links.filter(({ href }) => href !== ""),
    poweredBy: poweredBy ? say("foot.poweredBy") : null,
  };
}
