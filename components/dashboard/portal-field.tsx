"use client";

import { usePathname } from "next/navigation";
import { portalIn } from "./navigation";

/**
 * Sends the ID of the portal that a form is about: the one named in the page's URL. Without one, the server
 * takes the mode's first portal.
 */
export function PortalField() {
  const portalId = portalIn(usePathname());
  return portalId ? <input type="hidden" name="portal" value={portalId} /> : null;
}
