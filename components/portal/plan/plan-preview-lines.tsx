import type { PlanPreview, PlanView } from "@/lib/portal/view/plan-shape";
import { WorkingIcon } from "../controls/icons";
import { DueLines } from "../dialog/due-lines";
import { previewBox } from "../dialog/preview-lines";
import { RemedyButton } from "../request/remedy-button";
import { usePortal } from "../shell/portal-context";
import type { PlanPreviews } from "./use-plan-previews";

/** Shows the amount due now and later amounts with their dates, before the customer confirms. */
export function PlanPreviewLines({
  id,
  chosen,
  preview,
  previews,
  reload,
}: {
  id: string;
  chosen: PlanView | null;
  preview: PlanPreview | undefined;
  previews: Pick<PlanPreviews, "isLoading" | "failure" | "remedy">;
  reload: () => void;
}) {
  const { text } = usePortal().view;
  if (!chosen?.canChoose) {
    return (
      <p id={id} className="text-sm text-muted">
        {chosen ? text.currentPlanChosen : text.noPlanChosen}
      </p>
    );
  }
  const isMissing = !previews.isLoading && !preview;
  // A plan missing from this answer may be in the next one.
  const remedy = previews.failure ? previews.remedy : isMissing || preview?.canTryAgain ? "again" : null;
  return (
    <div id={id} aria-live="polite" className={previewBox}>
      {previews.isLoading && (
        <p className="flex items-center gap-2 text-sm text-muted">
          <WorkingIcon />
          {text.calculating}
        </p>
      )}
      {isMissing && (
        <p className="wrap-anywhere whitespace-pre-line text-danger">
          {previews.failure ?? text.previewFailed}
        </p>
      )}
      {preview && <DueLines preview={preview} />}
      <RemedyButton remedy={remedy} again={reload} />
    </div>
  );
}
