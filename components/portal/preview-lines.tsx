import type { OperationPreview } from "@/lib/portal/view-shape";
import { secondaryButton } from "./button-classes";
import { DueLines } from "./due-lines";
import { WorkingIcon } from "./icons";
import { usePortal } from "./portal-context";
import type { PreviewState } from "./use-preview";

/** Where amounts are shown or will be, with room for them: nothing jumps when they come. */
export const previewFrame = "grid min-h-24 grid-cols-1 content-start gap-3 border-t border-line pt-4";

/** What is due now, or why it cannot be had, before anybody agrees to it. */
export function PreviewLines({
  id,
  preview,
}: {
  id: string;
  preview: PreviewState<OperationPreview> & { load: () => void };
}) {
  const { text } = usePortal().view;
  return (
    <div id={id} aria-live="polite" className={previewFrame}>
      {preview.isLoading && (
        <p className="flex items-center gap-2 text-muted">
          <WorkingIcon />
          {text.calculating}
        </p>
      )}
      {preview.value && <DueLines preview={preview.value} />}
      {preview.failure && (
        <>
          <p className="text-danger">{preview.failure}</p>
          <button type="button" className={`${secondaryButton} justify-self-start`} onClick={preview.load}>
            {text.tryAgain}
          </button>
        </>
      )}
    </div>
  );
}
