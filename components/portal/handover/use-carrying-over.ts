import { useEffect, useRef, useState } from "react";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { createKeeper } from "./kept";
import type { Keeper, Kept } from "./kept";
import type { Host } from "../frame/host";
import type { Successor } from "./take-over";

/** Hands what is in progress to the next frame. */
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
        // If the script can't be loaded, the portal still reopens, without a handover.
        () => host.tell({ type: "expired" }),
      );
    },
  };
}

/** Continues from the previous frame's handover, with a script that loads only then. */
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
