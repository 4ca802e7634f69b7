import { useCallback, useRef, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { isEmbedded } from "../frame/host";
import { useEmbedding } from "../frame/use-embedding";
import { useLeave, useTakeover } from "../handover/use-handover";
import { useAwaitedPayments } from "../payment/use-awaited-payments";
import { explainThrown, type Feedback } from "../request/feedback";
import { feedbackOnCard, type PageControls, performRequest } from "../request/perform-request";
import type { OperationRequest, PortalContextValue } from "./portal-context";

/** The state of the page, and the only functions that change it. */
export function usePortalState(token: string, firstView: PortalView, hostOrigin: string): PortalContextValue {
  const [view, show] = useState(firstView);
  const [feedback, say] = useState<Feedback | null>(null);
  const [working, setWorking] = useState<PortalContextValue["working"]>(null);
  const surroundings = useEmbedding(hostOrigin, firstView.debug);
  const { host, isSandboxed } = surroundings;
  const { handovers, leave } = useLeave(host);
  const isBusy = useRef(false);
  /**
   * The refused request after which this page is reading the current state. Until that is done, the same
   * request isn't sent again.
   */
  const refused = useRef("");

  const announce: PageControls["announce"] = (event, response, extras) => {
    if (view.handlesResponse) host.tell({ type: "event", event, response, extras });
  };
  const readAgain = () => read(token, "read_again", undefined);
  const controls = { view, host, isSandboxed, show, say, handovers, announce, readAgain };

  async function perform(request: OperationRequest) {
    const key = request.operation + request.about + request.input.intentId;
    // Both clicks of a double click arrive before React renders, so the state can't tell them apart.
    if (isBusy.current || refused.current === key) return;
    isBusy.current = true;
    // React runs form actions in a transition, which Next keeps open until the server answers. After this
    // tick, the page can show that it is working.
    await null;
    say(request.isCarriedOver ? feedbackOnCard(request, view.text.carriedOver, "neutral") : null);
    setWorking(request);
    await performRequest(request, {
      ...controls,
      readLater(reading) {
        refused.current = key;
        reading.then(() => (refused.current = ""));
      },
    });
    isBusy.current = false;
    setWorking(null);
  }

  const renew: PortalContextValue["renew"] = (resumeWith) => leave(view, resumeWith);
  const awaitPayment = useAwaitedPayments({
    token,
    view,
    isBusy: () => isBusy.current,
    onEnd: renew,
    onNews({ placeId }, { view: now, said, tone, event }) {
      show(now);
      if (said) say({ placeId, dialog: null, operation: "pay_invoice", tone, text: said });
      if (event) announce(event.event, event.response, event.extras);
    },
  });

  const reload: PortalContextValue["reload"] = (what) => {
    if (what === "view") {
      import("../handover/rarely-needed")
        .then(({ reloadView }) => reloadView({ ...controls, renew }, feedback))
        .catch((error) => feedback && say({ ...feedback, ...explainThrown(error, view.text) }));
    } else if (isEmbedded()) renew();
    // The ticket in this URL is spent: only the merchant's page can reopen the portal.
    else window.location.reload();
  };
  useTakeover({ token, view, show, say, perform });

  const dismissFeedback = useCallback(() => say((current) => (current?.dialog ? null : current)), []);
  return {
    ...surroundings,
    ...{ token, view, feedback, working, perform, show },
    ...{ awaitPayment, reload, renew, dismissFeedback, announce },
  };
}
