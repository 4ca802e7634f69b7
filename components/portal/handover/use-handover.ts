import { useEffect, useRef, useState } from "react";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { type Host, isEmbedded } from "../frame/host";
import { createHandoverStore, type Handover, type HandoverStore } from "./handover";
import type { TakeoverPage } from "./take-over";

/** Hands the open dialog or the request in progress over to the next frame. */
export function useLeave(host: Host): {
  handovers: HandoverStore;
  leave: (view: PortalView, resumeWith?: Partial<Handover>) => void;
} {
  const [handovers] = useState(createHandoverStore);
  return {
    handovers,
    leave(view, resumeWith) {
      // On the hosted page, the server decides how the visit continues.
      if (!isEmbedded()) return window.location.reload();
      import("./rarely-needed").then(
        ({ leave }) => leave({ handovers, host, view }, resumeWith),
        // If the script can't be loaded, the portal still reopens, without a handover.
        () => host.tell({ type: "expired" }),
      );
    },
  };
}

/** Continues from the previous frame's handover, with a script that loads only then. */
export function useTakeover(page: TakeoverPage): void {
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  });
  useEffect(() => {
    const taken = window.takenHandover;
    window.takenHandover = undefined;
    if (!taken) return;
    import("./rarely-needed")
      .then(({ takeOver }) => takeOver(JSON.parse(taken) as Handover, latest.current))
      .catch(() => {
        const { say, view } = latest.current;
        say({ placeId: "", operation: null, dialog: null, tone: "bad", text: view.text.notCarriedOver });
      });
  }, []);
}
