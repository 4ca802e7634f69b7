import type { OperationPreview } from "@/lib/portal/view/plan-shape";
import { WorkingIcon } from "../controls/icons";
import { RemedyButton } from "../request/remedy-button";
import { usePortal } from "../shell/portal-context";
import { DueLines } from "./due-lines";
import type { PreviewState } from "./use-preview";

/** The area for amounts, tall enough that the buttons below it don't jump when the amounts load. */
export const previewBox = "grid min-h-24 grid-cols-1 content-start gap-2";

/** Shows the amounts due, or why they can't be shown, before the customer confirms. */
export function PreviewLines({
  id,
  preview,
  working,
  idle,
}: {
  id: string;
  preview: PreviewState<OperationPreview> & { load: () => void };
  /** Shown while loading, if something other than an amount is loading. */
  working?: string;
  /** Shown before the first request. The dialog then has its own button that requests or retries. */
  idle?: string;
}) {
  const { text } = usePortal().view;
  const remedy = preview.value?.canTryAgain ? "again" : preview.remedy;
  const isIdle = !preview.isLoading && !preview.value && !preview.failure;
  return (
    <div id={id} aria-live="polite" className={isIdle ? undefined : previewBox}>
      {preview.isLoading && (
        <p className="flex items-center gap-2 text-sm text-muted">
          <WorkingIcon />
          {working ?? text.calculating}
        </p>
      )}
      {isIdle && <p className="text-sm text-muted">{idle}</p>}
      {preview.value && <DueLines preview={preview.value} />}
      {preview.failure && <p className="wrap-anywhere whitespace-pre-line text-danger">{preview.failure}</p>}
      {idle === undefined && <RemedyButton remedy={remedy} again={preview.load} />}
    </div>
  );
}
