"use client";

import { usePathname } from "next/navigation";
import { portalIn } from "./navigation";

/**
 * Sends the ID of the portal in the page's URL, because the form is about that portal. If the URL has no portal ID, the
 * server takes the mode's first portal.
 */
export function PortalField() {
  const portalId = portalIn(usePathname());
  return portalId ? <input type="hidden" name="portal" value={portalId} /> : null;
}
