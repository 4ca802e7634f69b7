import { useEffect, useRef, useState } from "react";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { createKeeper } from "./kept";
import type { Keeper, Kept } from "./kept";
import type { Host } from "../frame/host";
import type { Successor } from "./take-over";

/** Leaves what is under way to the next frame. */
export function useLeaving(host: Host): {
  keeper: Keeper;
  leave: (view: PortalView, goOnWith?: Partial<Kept>) => void;
} {
  const [keeper] = useState(createKeeper);
  return {
    keeper,
    leave(view, goOnWith) {
      import("./seldom").then(
        ({ leave }) => leave({ keeper, host, view }, goOnWith),
        // Where its script cannot be had, the portal opens again all the same.
        () => host.tell({ type: "expired" }),
      );
    },
  };
}

/** Goes on with what the frame before has left, with a script that is fetched only then. */
export function useTakingOver(page: Successor): void {
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  });
  useEffect(() => {
    const taken = window.portalTaken;
    window.portalTaken = undefined;
    if (!taken) return;
    import("./seldom")
      .then(({ takeOver }) => takeOver(JSON.parse(taken) as Kept, latest.current))
      .catch(() => {
        const { say, view } = latest.current;
        say({ placeId: "", operation: null, dialog: null, tone: "bad", text: view.text.notCarriedOver });
      });
  }, []);
}
