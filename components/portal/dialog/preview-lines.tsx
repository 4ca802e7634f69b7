import type { OperationPreview } from "@/lib/portal/view/view-shape";
import { DueLines } from "./due-lines";
import { WorkingIcon } from "../controls/icons";
import { usePortal } from "../shell/portal-context";
import { RemedyButton } from "../request/remedy-button";
import type { PreviewState } from "./use-preview";

/**
 * Where amounts are shown or will be, with room for them: nothing jumps when they come. A line parts them from what
 * was asked, where something was.
 */
export const previewFrame =
  "grid min-h-24 grid-cols-1 content-start gap-3 border-t border-line pt-4 [input[type=hidden]+&]:border-t-0 [input[type=hidden]+&]:pt-0";

/** What is due now, or why it cannot be had, before anybody agrees to it. */
export function PreviewLines({
  id,
  preview,
  working,
  idle,
}: {
  id: string;
  preview: PreviewState<OperationPreview> & { load: () => void };
  /** Said meanwhile, where it is not an amount that is calculated. */
  working?: string;
  /** Said before anything was asked; then the question has a button of its own, which asks again too. */
  idle?: string;
}) {
  const { text } = usePortal().view;
  const remedy = preview.value?.canTryAgain ? "again" : preview.remedy;
  const isIdle = !preview.isLoading && !preview.value && !preview.failure;
  return (
    <div id={id} aria-live="polite" className={previewFrame}>
      {preview.isLoading && (
        <p className="flex items-center gap-2 text-muted">
          <WorkingIcon />
          {working ?? text.calculating}
        </p>
      )}
      {isIdle && <p className="text-muted">{idle}</p>}
      {preview.value && <DueLines preview={preview.value} />}
      {preview.failure && <p className="wrap-anywhere whitespace-pre-line text-danger">{preview.failure}</p>}
      {idle === undefined && <RemedyButton remedy={remedy} again={preview.load} />}
    </div>
  );
}
