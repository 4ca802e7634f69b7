import type { PlanPreview, ReadingAnswer } from "@/lib/portal/view/view-shape";
import type { Remedy } from "../request/outcome";
import { usePreview } from "../dialog/use-preview";

export type PlanPreviews = {
  previews: PlanPreview[];
  isLoading: boolean;
  /** Why there are no amounts; null when there are or will be. */
  failure: string | null;
  remedy: Remedy | null;
  /** With this code; empty without one. */
  load: (code: string) => void;
};

/**
 * What each plan of a dialog would cost, asked for in one call: a page's server actions go one at a time, and a
 * call for each plan would stand in the way of a confirmation.
 */
export function usePlanPreviews(ask: (code: string) => Promise<ReadingAnswer<PlanPreview[]>>): PlanPreviews {
  const { value, ...state } = usePreview(ask);
  return { ...state, previews: value ?? [] };
}
