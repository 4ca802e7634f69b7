"use client";

import { usePathname } from "next/navigation";
import { portalIn } from "./navigation";

/** Says which portal a form is about: the one named in the page's URL, or none for the mode's first. */
export function PortalField() {
  const portalId = portalIn(usePathname());
  return portalId ? <input type="hidden" name="portal" value={portalId} /> : null;
}
