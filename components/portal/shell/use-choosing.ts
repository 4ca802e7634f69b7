import { useRef, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import { explainThrown } from "../request/outcome";
import { usePortal } from "./portal-context";

/** Switches to one of several customers, or back to the choice. Explains a failure. */
export function useChoosing() {
  const { token, view, renew, show } = usePortal();
  const [state, setState] = useState<{ isWorking: boolean; failure: string | null }>({
    isWorking: false,
    failure: null,
  });
  const isBusy = useRef(false);

  async function choose(customerId: string | null) {
    if (isBusy.current) return;
    isBusy.current = true;
    // Next keeps React's transition open until the server answers; leaving it takes one tick.
    await null;
    setState({ isWorking: true, failure: null });
    let failure: string | null = null;
    try {
      const answer = await read(token, "choose_customer", { customerId });
      if (answer.ok) show(answer.value);
      else {
        if (answer.error.code === "visit_expired") renew({ customerId });
        failure = answer.error.message;
      }
    } catch (error) {
      failure = explainThrown(error, view.text).text;
    }
    isBusy.current = false;
    setState({ isWorking: false, failure });
  }

  return { ...state, choose };
}
