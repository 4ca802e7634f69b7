import { useRef, useState } from "react";
import { previewPlans } from "@/app/portal/[portalId]/actions";
import type { PlanPreview } from "@/lib/portal/view-shape";
import { explainThrown } from "./outcome";
import { usePortal } from "./portal-context";

export type PlanPreviews = {
  previews: PlanPreview[];
  isLoading: boolean;
  /** Why there are no amounts; null when there are or will be. */
  failure: string | null;
  load: () => void;
};

/**
 * What each plan of a dialog would cost, asked for in one call: a page's server actions go one at a time, and a
 * call for each plan would stand in the way of a confirmation.
 */
export function usePlanPreviews(subscriptionId: string): PlanPreviews {
  const { token, host, view } = usePortal();
  const [state, setState] = useState<Omit<PlanPreviews, "load">>({
    previews: [],
    isLoading: true,
    failure: null,
  });
  const latest = useRef(0);

  async function load() {
    const turn = ++latest.current;
    setState({ previews: [], isLoading: true, failure: null });
    const next = await read();
    // A slower answer to an earlier question would show amounts that no longer hold.
    if (turn === latest.current) setState(next);
  }

  async function read() {
    const nothing = { previews: [], isLoading: false };
    try {
      const answer = await previewPlans(token, { subscriptionId });
      if (answer.ok) return { previews: answer.value, isLoading: false, failure: null };
      if (answer.error.code === "visit_expired") host.tell({ type: "expired" });
      return { ...nothing, failure: answer.error.message };
    } catch (error) {
      const isOutdated = explainThrown(error, view.text).reload === "page";
      return { ...nothing, failure: isOutdated ? view.text.outdated : view.text.previewFailed };
    }
  }

  return { ...state, load };
}
