import { useCallback, useRef, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { isEmbedded } from "../frame/host";
import { explainThrown } from "../request/outcome";
import type { Outcome } from "../request/outcome";
import { outcomeOnCard, performRequest } from "../request/perform-request";
import type { Stage } from "../request/perform-request";
import type { PortalContextValue, Request } from "./portal-context";
import { useLeaving, useTakingOver } from "../handover/use-carrying-over";
import { useAwaitedPayments } from "../payment/use-awaited-payments";
import { useSurroundings } from "../frame/use-surroundings";

const readAgain = (token: string) => read(token, "read_again", undefined);

/** The state of the page, and the only way to change it. */
export function usePortalState(token: string, firstView: PortalView, hostOrigin: string): PortalContextValue {
  const [view, show] = useState(firstView);
  const [outcome, say] = useState<Outcome | null>(null);
  const [working, setWorking] = useState<PortalContextValue["working"]>(null);
  const surroundings = useSurroundings(hostOrigin, firstView.debug);
  const { host, isSandboxed } = surroundings;
  const { keeper, leave } = useLeaving(host);
  const isBusy = useRef(false);

  const announce: Stage["announce"] = (event, response, extras) => {
    if (view.handlesResponse) host.tell({ type: "event", event, response, extras });
  };
  const stage = { view, host, isSandboxed, readAgain: () => readAgain(token), show, say, keeper, announce };

  async function perform(request: Request) {
    // Both clicks of a double click arrive before React renders, so the state can't tell them apart.
    if (isBusy.current) return;
    isBusy.current = true;
    // React runs form actions in a transition, which Next keeps open until the server answers. After this
    // tick, the page can show that it is working.
    await null;
    say(request.isCarriedOver ? outcomeOnCard(request, view.text.carriedOver, "neutral") : null);
    setWorking(request);
    await performRequest(request, stage);
    isBusy.current = false;
    setWorking(null);
  }

  const awaitPayment = useAwaitedPayments({
    token,
    view,
    isBusy: () => isBusy.current,
    onEnd: () => leave(view),
    onNews({ placeId }, { view: now, said, tone, event }) {
      show(now);
      if (said) say({ placeId, dialog: null, operation: "pay_invoice", tone, text: said });
      if (event) announce(event.event, event.response, event.extras);
    },
  });

  const renew: PortalContextValue["renew"] = (goOnWith) => leave(view, goOnWith);
  const reload: PortalContextValue["reload"] = (what) => {
    if (what === "view") {
      import("../handover/seldom")
        .then(({ reloadView }) => reloadView({ ...stage, renew }, outcome))
        .catch((error) => outcome && say({ ...outcome, ...explainThrown(error, view.text) }));
    } else if (isEmbedded()) renew();
    // The ticket in this URL is spent: only the merchant's page can reopen the portal.
    else window.location.reload();
  };
  useTakingOver({ token, view, show, say, perform });

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
    renew,
    dismissOutcome,
    announce,
  };
}
