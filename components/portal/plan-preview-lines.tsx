import type { PlanPreview, PlanView } from "@/lib/portal/view-shape";
import { secondaryButton } from "./button-classes";
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
}: {
  id: string;
  chosen: PlanView | null;
  preview: PlanPreview | undefined;
  previews: PlanPreviews;
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
      {preview && <Lines preview={preview} />}
      {isMissing && (
        <button type="button" className={`${secondaryButton} justify-self-start`} onClick={previews.load}>
          {text.tryAgain}
        </button>
      )}
    </div>
  );
}

function Lines({ preview }: { preview: PlanPreview }) {
  return (
    <>
      {preview.lines.length > 0 && (
        <dl className="grid gap-2">
          {preview.lines.map(({ label, amount, isTotal }) => (
            <div
              key={label}
              className={`flex justify-between gap-4 ${isTotal ? "border-t border-line pt-2 font-semibold" : "text-muted"}`}
            >
              <dt className="min-w-0 wrap-anywhere">{label}</dt>
              <dd className="shrink-0 tabular-nums">{amount}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-muted">{preview.explanation}</p>
    </>
  );
}
