import { useRef } from "react";
import { UpdateCardOffer } from "../card/update-card-offer";
import { secondaryButton } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { DoneIcon, WarningIcon } from "../controls/icons";
import { toneClasses } from "../controls/tone";
import { usePortal } from "../shell/portal-context";
import type { Feedback } from "./feedback";
import { Receipt } from "./receipt";
import { useFeedbackFocus } from "./use-feedback-focus";

/** On the page, feedback fills the top of a card from edge to edge; in a dialog, it is a box. */
const onPage = "portal-said";
const inDialog = "rounded-md border px-4 py-3 wrap-anywhere";

/**
 * Shows the result of the last click, takes focus and scrolls into view. A success looks like a receipt.
 */
export function FeedbackMessage({
  feedback,
  id,
  isOnPage,
}: {
  feedback: Feedback;
  id?: string;
  isOnPage?: boolean;
}) {
  const { reload, view, awaitPayment } = usePortal();
  const message = useRef<HTMLDivElement>(null);
  useFeedbackFocus(message, feedback);
  const { link, placeId, tone } = feedback;
  const isReceipt = isOnPage && tone === "good";
  if (isReceipt && feedback.receipt)
    return <Receipt box={message} feedback={feedback} rows={feedback.receipt} />;
  return (
    <div
      ref={message}
      id={id}
      tabIndex={-1}
      className={`flex gap-3 ${isOnPage ? onPage : inDialog} ${isReceipt ? "portal-receipt" : toneClasses[tone]}`}
    >
      {tone === "good" ? <DoneIcon className={isReceipt ? "text-positive" : ""} /> : <WarningIcon />}
      <div className="flex flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className={`min-w-0 whitespace-pre-line ${isReceipt ? "font-medium" : ""}`}>{feedback.text}</p>
        {feedback.isDeclined && <UpdateCardOffer />}
        {link && (
          <ExternalLink
            href={link.url}
            className={secondaryButton}
            label={link.label}
            onFollow={() =>
              link.invoiceId && awaitPayment({ invoiceId: link.invoiceId, placeId, stamp: null })
            }
          />
        )}
        {feedback.reload && (
          <button type="button" className={secondaryButton} onClick={() => reload(feedback.reload ?? "view")}>
            {view.text.reload}
          </button>
        )}
      </div>
    </div>
  );
}
