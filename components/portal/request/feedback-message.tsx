import { useRef } from "react";
import { UpdateCardOffer } from "../card/update-card-offer";
import { secondaryButton } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { DoneIcon, WarningIcon } from "../controls/icons";
import { toneClasses } from "../controls/tone";
import { usePortal } from "../shell/portal-context";
import type { Feedback } from "./feedback";
import { useFeedbackFocus } from "./use-feedback-focus";

/** Shows the result of the last click, takes focus and scrolls into view. */
export function FeedbackMessage({ feedback, id }: { feedback: Feedback; id?: string }) {
  const { reload, view, awaitPayment } = usePortal();
  const message = useRef<HTMLDivElement>(null);
  useFeedbackFocus(message, feedback);
  const { link, placeId } = feedback;
  return (
    <div
      ref={message}
      id={id}
      tabIndex={-1}
      className={`flex gap-2 rounded-md px-4 py-3 wrap-anywhere ${toneClasses[feedback.tone]}`}
    >
      {feedback.tone === "good" ? <DoneIcon /> : <WarningIcon />}
      <div className="flex flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 whitespace-pre-line">{feedback.text}</p>
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
