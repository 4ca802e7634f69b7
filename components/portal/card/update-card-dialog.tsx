import { useState } from "react";
import { perform as performNow } from "@/app/portal/[portalId]/actions";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { primaryButton } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { WorkingIcon } from "../controls/icons";
import { ButtonRow, NotNowButton } from "../dialog/dialog-buttons";
import { DueLines } from "../dialog/due-lines";
import { DialogFoot, PortalDialog } from "../dialog/portal-dialog";
import { FeedbackMessage } from "../request/feedback-message";
import { RemedyButton } from "../request/remedy-button";
import { usePortal } from "../shell/portal-context";
import { CardForm } from "./card-form";
import { updateCardDialogId } from "./update-card-dialog-id";
import { useCardProgress } from "./use-card-progress";
import { useCardSetup } from "./use-card-setup";

/**
 * Reserves space, so that nothing jumps when the amounts load. While an error is shown above, reserves none.
 */
const roomForAmounts = "grid min-h-12 grid-cols-1 content-start gap-2 [:not(:empty)+&]:min-h-0";

/** Saves a new card. First shows the amounts that the card will pay, then the card form or a link to Stripe's page. */
export function UpdateCardDialog({ customer, title }: { customer: CustomerView; title: string }) {
  const { view, feedback } = usePortal();
  const { text } = view;
  const dialogId = updateCardDialogId(customer.id);
  const setup = useNewCard(customer, dialogId);
  const { started, isLoading, failure, remedy, load, refusal, isElsewhere, leave } = setup;
  const said = feedback?.placeId === customer.id && feedback.dialog === "update_card" ? feedback : null;
  const foot = (
    <>
      <div role="alert" className="empty:absolute">
        {failure && <p className="wrap-anywhere whitespace-pre-line text-danger">{failure}</p>}
        {refusal && <p className="text-danger">{refusal}</p>}
        {said && <FeedbackMessage feedback={said} />}
      </div>
      <div id={`${dialogId}-due`} aria-live="polite" className={roomForAmounts}>
        {isLoading && (
          <p className="flex items-center gap-2 text-sm text-muted">
            <WorkingIcon />
            {text.preparingCard}
          </p>
        )}
        {started && <DueLines preview={started} />}
        {setup.hasMoved && <p className="text-sm">{text.cardFormFailed}</p>}
        {isElsewhere && <p className="text-sm">{text.cardElsewhere}</p>}
      </div>
    </>
  );
  return (
    <PortalDialog id={dialogId} title={title} intentId={customer.intentId} onOpen={() => void load()}>
      {started?.mode === "elements" ? (
        <CardForm
          key={started.setupId}
          {...{ dialogId, customer, started, foot }}
          describedBy={`${dialogId}-due`}
          onUsed={setup.forget}
          onUnavailable={() => void setup.moveToStripesPage()}
        />
      ) : (
        <DialogFoot>
          {foot}
          <ButtonRow>
            {started && (
              <ExternalLink
                href={started.url}
                label={started.confirm}
                className={`${primaryButton} min-h-11 flex-1 basis-56`}
                onFollow={leave}
              />
            )}
            <RemedyButton remedy={remedy} again={() => void load()} />
            <NotNowButton dialogId={dialogId} />
          </ButtonRow>
        </DialogFoot>
      )}
    </PortalDialog>
  );
}

/** Starts a set-up, waits until the customer completes it here or in another tab, and then saves the card. */
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
