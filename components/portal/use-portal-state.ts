import { useCallback, useRef, useState } from "react";
import { readAgain } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view-shape";
import { createFrame } from "./frame";
import { createHost, isEmbedded } from "./host";
import type { Outcome } from "./outcome";
import { explainThrown } from "./outcome";
import { performRequest } from "./perform-request";
import type { Stage } from "./perform-request";
import type { PortalContextValue, Request } from "./portal-context";

/** What the page shows now, and the one way to change it. */
export function usePortalState(token: string, firstView: PortalView, hostOrigin: string): PortalContextValue {
  const [view, show] = useState(firstView);
  const [outcome, say] = useState<Outcome | null>(null);
  const [working, setWorking] = useState<PortalContextValue["working"]>(null);
  const [host] = useState(() => createHost(hostOrigin));
  const [frame] = useState(() => createFrame(host));
  const isBusy = useRef(false);

  const announce: Stage["announce"] = (event, response, extras) => {
    if (view.handlesResponse) host.tell({ type: "event", event, response, extras });
  };

  async function perform(request: Request) {
    // Two clicks of one double click arrive before React has rendered anything, so the state cannot tell them apart.
    if (isBusy.current) return;
    isBusy.current = true;
    // React calls form actions inside a transition, and Next holds its transitions until the server has answered:
    // only after this tick can the page say that it is working.
    await null;
    say(null);
    setWorking(request);
    const isSandboxed = window.origin === "null";
    await performRequest(request, {
      view,
      host,
      isSandboxed,
      readAgain: () => readAgain(token),
      show,
      say,
      announce,
    });
    isBusy.current = false;
    setWorking(null);
  }

  async function reload(what: "view" | "page") {
    if (what === "page") {
      // The ticket in this address is spent: only the merchant's page can open the portal anew.
      if (isEmbedded()) host.tell({ type: "expired" });
      else window.location.reload();
      return;
    }
    const said = { subscriptionId: outcome?.subscriptionId ?? "", dialog: null };
    try {
      const answer = await readAgain(token);
      if (answer.ok) {
        show(answer.value);
        say({ ...said, tone: "neutral", text: view.text.reloaded });
      } else {
        if (answer.error.code === "visit_expired") host.tell({ type: "expired" });
        say({ ...said, tone: "bad", text: answer.error.message, reload: "view" });
      }
    } catch (error) {
      say({ ...said, tone: "bad", ...explainThrown(error, view.text) });
    }
  }

  const dismissOutcome = useCallback(() => say((current) => (current?.dialog ? null : current)), []);
  return { token, view, host, frame, outcome, working, perform, reload, dismissOutcome, announce };
}
