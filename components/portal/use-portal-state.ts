import { useCallback, useRef, useState } from "react";
import { readAgain } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Outcome } from "./outcome";
import { performRequest } from "./perform-request";
import type { Stage } from "./perform-request";
import type { PortalContextValue, Request } from "./portal-context";
import { reloadPage, reloadView } from "./reload";
import { useAwaitedPayments } from "./use-awaited-payments";
import { useSurroundings } from "./use-surroundings";

/** What the page shows now, and the one way to change it. */
export function usePortalState(token: string, firstView: PortalView, hostOrigin: string): PortalContextValue {
  const [view, show] = useState(firstView);
  const [outcome, say] = useState<Outcome | null>(null);
  const [working, setWorking] = useState<PortalContextValue["working"]>(null);
  const surroundings = useSurroundings(hostOrigin, firstView.debug);
  const { host, isSandboxed } = surroundings;
  const isBusy = useRef(false);

  const announce: Stage["announce"] = (event, response, extras) => {
    if (view.handlesResponse) host.tell({ type: "event", event, response, extras });
  };
  const stage = { view, host, isSandboxed, readAgain: () => readAgain(token), show, say, announce };

  async function perform(request: Request) {
    // Two clicks of one double click arrive before React has rendered anything, so the state cannot tell them apart.
    if (isBusy.current) return;
    isBusy.current = true;
    // React calls form actions inside a transition, and Next holds its transitions until the server has answered:
    // only after this tick can the page say that it is working.
    await null;
    say(null);
    setWorking(request);
    await performRequest(request, stage);
    isBusy.current = false;
    setWorking(null);
  }

  const awaitPayment = useAwaitedPayments({
    token,
    view,
    isBusy: () => isBusy.current,
    onNews({ placeId }, { view: now, said, tone, event }) {
      show(now);
      if (said) say({ placeId, dialog: null, operation: "pay_invoice", tone, text: said });
      if (event) announce(event.event, event.response, event.extras);
    },
  });

  const reload: PortalContextValue["reload"] = (what) =>
    what === "page" ? reloadPage(stage) : void reloadView(stage, outcome);

  const dismissOutcome = useCallback(() => say((current) => (current?.dialog ? null : current)), []);
  return {
    ...surroundings,
    token,
    view,
    outcome,
    working,
    perform,
    show,
    awaitPayment,
    reload,
    dismissOutcome,
    announce,
  };
}
