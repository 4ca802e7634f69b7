import { useRef, useState } from "react";
import type { ReadingAnswer } from "@/lib/portal/view/answer-shape";
import { explainThrown, type Remedy, remedyFor } from "../request/feedback";
import { usePortal } from "../shell/portal-context";

export type PreviewState<Value> = {
  /** Null while loading and after a failure. */
  value: Value | null;
  isLoading: boolean;
  /** Why there is no value; null while loading and after success. */
  failure: string | null;
  /** The button that may help after a failure. */
  remedy: Remedy | null;
};

const nothing = { value: null, isLoading: false, failure: null, remedy: null };

// Longer than the time between two keystrokes, shorter than a pause to think.
const typingPauseMilliseconds = 300;

/**
 * A preview of the cost, requested when the dialog opens and whenever the input changes.
 *
 * @param isLoading false if nothing is requested until the customer enters something.
 */
export function usePreview<Value, Input extends string | void = void>(
  ask: (asked: Input) => Promise<ReadingAnswer<Value>>,
  isLoading = true,
) {
  const { renew, view } = usePortal();
  const [state, setState] = useState<PreviewState<Value>>({ ...nothing, isLoading });
  const latest = useRef(0);

  async function begin(input: Input, waitMilliseconds: number) {
    const turn = ++latest.current;
    setState({ ...nothing, isLoading: true });
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
    // A page's server actions run one at a time, so don't send a request that is already outdated.
    if (turn !== latest.current) return;
    const next = await read(input);
    // Ignore a late answer to an earlier request, which would show outdated amounts.
    if (turn === latest.current) setState(next);
  }

  async function read(input: Input): Promise<PreviewState<Value>> {
    try {
      const answer = await ask(input);
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

  /** Clears the preview and ignores any answer still to come. */
  function clear() {
    latest.current += 1;
    setState(nothing);
  }

  return {
    ...state,
    load: (asked: Input) => void begin(asked, 0),
    /** Waits for a pause in typing. */
    loadSoon: (asked: Input) => void begin(asked, typingPauseMilliseconds),
    clear,
  };
}
