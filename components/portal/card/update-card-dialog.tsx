import { useState } from "react";
import { perform as performNow } from "@/app/portal/[portalId]/actions";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { primaryButton, secondaryButton } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { WorkingIcon } from "../controls/icons";
import { DueLines } from "../dialog/due-lines";
import { CloseDialogButton } from "../dialog/open-dialog-button";
import { PortalDialog } from "../dialog/portal-dialog";
import { FeedbackMessage } from "../request/feedback-message";
import { RemedyButton } from "../request/remedy-button";
import { usePortal } from "../shell/portal-context";
import { CardForm } from "./card-form";
import { updateCardDialogId } from "./update-card-dialog-id";
import { useCardProgress } from "./use-card-progress";
import { useCardSetup } from "./use-card-setup";

/** Reserves space so nothing jumps when the amounts load. Errors appear at the top of it. */
const roomForAmounts = "grid min-h-24 grid-cols-1 content-start gap-3 has-[+:not(:empty)]:min-h-0";

/** Saves a new card. Shows first what it will pay, then the form or the link to enter it. */
export function UpdateCardDialog({ customer, title }: { customer: CustomerView; title: string }) {
  const { view, feedback } = usePortal();
  const { text } = view;
  const dialogId = updateCardDialogId(customer.id);
  const setup = useNewCard(customer, dialogId);
  const { started, isLoading, failure, remedy, load, refusal, isElsewhere, leave } = setup;
  const said = feedback?.placeId === customer.id && feedback.dialog === "update_card" ? feedback : null;
  return (
    <PortalDialog id={dialogId} title={title} intentId={customer.intentId} onOpen={() => void load()}>
      <div className="mt-4 grid grid-cols-1 gap-4">
        <div aria-live="polite" className={roomForAmounts}>
          {isLoading && (
            <p className="flex items-center gap-2 text-muted">
              <WorkingIcon />
              {text.preparingCard}
            </p>
          )}
          {started && <DueLines preview={started} />}
          {setup.hasMoved && <p>{text.cardFormFailed}</p>}
          {isElsewhere && <p>{text.cardElsewhere}</p>}
        </div>
        <div role="alert" className="empty:absolute">
          {failure && <p className="wrap-anywhere whitespace-pre-line text-danger">{failure}</p>}
          {refusal && <p className="text-danger">{refusal}</p>}
          {said && <FeedbackMessage feedback={said} />}
        </div>
        {started?.mode === "elements" ? (
          <CardForm
            key={started.setupId}
            dialogId={dialogId}
            customer={customer}
            started={started}
            onUsed={setup.forget}
            onUnavailable={() => void setup.moveToStripesPage()}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            {started && (
              <ExternalLink
                href={started.url}
                label={started.confirm}
                className={`${primaryButton} flex-1 basis-52`}
                onFollow={leave}
              />
            )}
            <RemedyButton remedy={remedy} again={() => void load()} />
            <CloseDialogButton dialogId={dialogId} className={secondaryButton}>
              {text.close}
            </CloseDialogButton>
          </div>
        )}
      </div>
    </PortalDialog>
  );
}

/** Starts a set-up, waits until it ends wherever that happens, and then saves the card on the customer. */
function useNewCard(customer: CustomerView, dialogId: string) {
  const { token, perform } = usePortal();
  const setup = useCardSetup(customer);
  const [isElsewhere, setElsewhere] = useState(false);
  // A set-up started before this page opened may have finished since.
  const setupId = setup.started?.setupId ?? customer.card.pendingSetupId;
  const refusal = useCardProgress(setupId ? { setupId, isPatient: isElsewhere } : null, finish);

  function finish(savedId: string) {
    const { id, intentId } = customer;
    const input = { intentId, setupId: savedId };
    const dialog = document.getElementById(dialogId);
    const isOpen = dialog instanceof HTMLDialogElement && dialog.open;
    perform({
      operation: "update_card",
      placeId: id,
      dialog: isOpen ? dialog : null,
      details: { customerId: id },
      isAllowed: true,
      input,
      async send() {
        const answer = await performNow(token, "update_card", input);
        if (answer.ok || answer.error.code !== "confirming") forget();
        return answer;
      },
    });
  }

  function forget() {
    setElsewhere(false);
    setup.forget();
  }

  return { ...setup, forget, refusal, isElsewhere, leave: () => setElsewhere(true) };
}
