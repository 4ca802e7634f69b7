import { useEffect, useRef } from "react";
import type { PageOptions } from "@/lib/portal/visit/page-options";

/**
 * Opens the dialog that the merchant's page asked for. Only the first frame does this; a frame that replaces another
 * continues from the handover instead.
 */
export function useOpening(open: PageOptions["open"]): void {
  const wanted = useRef(open);
  useEffect(() => {
    const { current } = wanted;
    wanted.current = null;
    if (!current || hasPredecessor()) return;
    // If the script can't be loaded, the customer opens the dialog as usual.
    import("./rarely-needed").then(({ openFor }) => openFor(current)).catch(() => undefined);
  }, []);
}

/** Whether the page has another frame of this portal for the same customer, which this frame is about to replace. */
function hasPredecessor(): boolean {
  const { parent } = window;
  return Array.from({ length: parent.length }, (_, place) => parent[place]).some((other) => {
    try {
      return other !== window && other?.portalPage === window.portalPage;
    } catch {
      // The browser denied access, because that frame belongs to another site.
      return false;
    }
  });
}
