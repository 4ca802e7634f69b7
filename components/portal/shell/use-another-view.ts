import { useRef, useState } from "react";
import type { ReadingAnswer } from "@/lib/portal/view/answer-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { explainThrown } from "../request/feedback";
import { type PortalContextValue, usePortal } from "./portal-context";

/** Replaces this view with the view that a reading returns. Explains a failure. */
export function useAnotherView() {
  const { view, renew, show } = usePortal();
  const [state, setState] = useState<{ isWorking: boolean; failure: string | null }>({
    isWorking: false,
    failure: null,
  });
  const isBusy = useRef(false);

  /** `handover`: the handover for the next frame, if the visit has ended. */
  async function ask(
    reading: () => Promise<ReadingAnswer<PortalView>>,
    handover?: Parameters<PortalContextValue["renew"]>[0],
  ) {
    if (isBusy.current) return;
    isBusy.current = true;
    // Next keeps React's transition open until the server answers, so wait one tick to leave the transition first.
    await null;
    setState({ isWorking: true, failure: null });
    let failure: string | null = null;
    try {
      const answer = await reading();
      if (answer.ok) show(answer.value);
      else {
        if (answer.error.code === "visit_expired") renew(handover);
        failure = answer.error.message;
      }
    } catch (error) {
      failure = explainThrown(error, view.text).text;
    }
    isBusy.current = false;
    setState({ isWorking: false, failure });
  }

  return { ...state, ask };
}
