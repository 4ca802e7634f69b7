import { useEffect, useRef } from "react";
import type { PageOptions } from "@/lib/portal/visit/page-options";

/**
 * Opens the dialog that the merchant's page asked for, in the first frame only: one that replaces another goes on where
 * that one stopped.
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

/** Whether the page has another frame of this portal for the same customer: this one is about to take its place. */
function hasPredecessor(): boolean {
  const { parent } = window;
  return Array.from({ length: parent.length }, (_, place) => parent[place]).some((other) => {
    try {
      return other !== window && other?.portalPage === window.portalPage;
    } catch {
      // It belongs to another site.
      return false;
    }
  });
}
