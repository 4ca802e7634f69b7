import type { ReadingAnswer } from "@/lib/portal/view/answer-shape";
import type { PlanPreview } from "@/lib/portal/view/plan-shape";
import { usePreview } from "../dialog/use-preview";
import type { Remedy } from "../request/feedback";

export type PlanPreviews = {
  previews: PlanPreview[];
  isLoading: boolean;
  /** Why there are no amounts; null while loading and after success. */
  failure: string | null;
  remedy: Remedy | null;
  /** An empty string means no code. */
  load: (code: string) => void;
};

/**
 * Previews all plans of a dialog in a single call: a page's server actions run one at a time, so one call per
 * plan would delay a confirmation.
 */
export function usePlanPreviews(ask: (code: string) => Promise<ReadingAnswer<PlanPreview[]>>): PlanPreviews {
  const { value, ...state } = usePreview(ask);
  return { ...state, previews: value ?? [] };
}
