import type { PlanPreview, PlanView } from "@/lib/portal/view/view-shape";
import { secondaryButton } from "./button-classes";
import { DueLines } from "./due-lines";
import { WorkingIcon } from "./icons";
import { usePortal } from "./portal-context";
import type { PlanPreviews } from "./use-plan-previews";

const frame = "grid min-h-24 grid-cols-1 content-start gap-3 border-t border-line pt-4";

/** What is due now and what from when, before anybody agrees to it. */
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
  previews: Pick<PlanPreviews, "isLoading" | "failure">;
  reload: () => void;
}) {
  const { text } = usePortal().view;
  if (!chosen?.canChoose) {
    return (
      <p id={id} className={`${frame} text-muted`}>
        {chosen ? text.currentPlanChosen : text.noPlanChosen}
      </p>
    );
  }
  const isMissing = !previews.isLoading && (preview === undefined || preview.kind === "unavailable");
  return (
    <div id={id} aria-live="polite" className={frame}>
      {previews.isLoading && (
        <p className="flex items-center gap-2 text-muted">
          <WorkingIcon />
          {text.calculating}
        </p>
      )}
      {isMissing && !preview && <p className="text-danger">{previews.failure ?? text.previewFailed}</p>}
      {preview && <DueLines preview={preview} />}
      {isMissing && (
        <button type="button" className={`${secondaryButton} justify-self-start`} onClick={reload}>
          {text.tryAgain}
        </button>
      )}
    </div>
  );
}
