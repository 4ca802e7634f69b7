import { useRef, useState } from "react";
import type { ReadingAnswer } from "@/lib/portal/view/view-shape";
import { explainThrown, remedyFor } from "../request/outcome";
import type { Remedy } from "../request/outcome";
import { usePortal } from "../shell/portal-context";

export type PreviewState<Value> = {
  /** Null until it is there, and when it could not be had. */
  value: Value | null;
  isLoading: boolean;
  /** Why there is no value; null when there is or will be. */
  failure: string | null;
  /** What may help after a failure. */
  remedy: Remedy | null;
};

const nothing = { value: null, isLoading: false, failure: null, remedy: null };

// Longer than a key takes and shorter than a thought.
const settledMilliseconds = 300;

/**
 * What something would cost, asked for when its dialog opens and each time what it shows has changed.
 *
 * @param isLoading false where nothing is asked before the customer has said what for.
 */
export function usePreview<Value, Asked extends string | void = void>(
  ask: (asked: Asked) => Promise<ReadingAnswer<Value>>,
  isLoading = true,
) {
  const { renew, view } = usePortal();
  const [state, setState] = useState<PreviewState<Value>>({ ...nothing, isLoading });
  const latest = useRef(0);

  async function begin(asked: Asked, waitMilliseconds: number) {
    const turn = ++latest.current;
    setState({ ...nothing, isLoading: true });
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
    // A page's actions go one at a time: what has been overtaken is not asked at all.
    if (turn !== latest.current) return;
    const next = await read(asked);
    // A slower answer to an earlier question would show amounts that no longer hold.
    if (turn === latest.current) setState(next);
  }

  async function read(asked: Asked): Promise<PreviewState<Value>> {
    try {
      const answer = await ask(asked);
      if (answer.ok) return { ...nothing, value: answer.value };
      if (answer.error.code === "visit_expired") renew();
      return { ...nothing, failure: answer.error.message, remedy: remedyFor(answer.error.code) };
    } catch (error) {
      const isOutdated = explainThrown(error, view.text).reload === "page";
      return isOutdated
        ? { ...nothing, failure: view.text.outdated, remedy: "page" }
        : { ...nothing, failure: view.text.previewFailed, remedy: "again" };
    }
  }

  /** Shows nothing, and whatever is still on its way is not wanted any more. */
  function clear() {
    latest.current += 1;
    setState(nothing);
  }

  return {
    ...state,
    load: (asked: Asked) => void begin(asked, 0),
    /** For what is still being typed. */
    loadSoon: (asked: Asked) => void begin(asked, settledMilliseconds),
    clear,
  };
}
