import { useRef } from "react";
import { perform } from "@/app/portal/[portalId]/actions";
import { joinIn } from "@/lib/i18n/punctuation";
import type { CardStart, CustomerView } from "@/lib/portal/view/view-shape";
import { primaryButton, secondaryButton } from "../controls/button-classes";
import { WorkingIcon } from "../controls/icons";
import { WorkingLabel } from "../controls/working-label";
import { CloseDialogButton } from "../dialog/open-dialog-button";
import { yieldToOverlay } from "../dialog/yield-to-overlay";
import { type OperationAction, useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { useStripeForm } from "./use-stripe-form";

type Props = {
  dialogId: string;
  customer: CustomerView;
  started: Extract<CardStart, { mode: "elements" }>;
  /** Called when the set-up has been used or can't be used anymore. */
  onUsed: () => void;
  onUnavailable: () => void;
};

/** Stripe's own form inside the dialog. Its input goes to Stripe, never to us. */
export function CardForm({ dialogId, customer, started, onUsed, onUnavailable }: Props) {
  const { token, view } = usePortal();
  const { text, language } = view;
  const { setupId, publishableKey, clientSecret, confirm: label } = started;
  const { place, isReady, confirm } = useStripeForm(
    { publishableKey, clientSecret, language },
    onUnavailable,
  );
  const isSaved = useRef(false);
  const save: OperationAction<"update_card"> = async (input) => {
    // When the request is resent to learn its result, Stripe already has the card.
    if (!isSaved.current) {
      const { refusal } = await yieldToOverlay(dialogId, confirm);
      const message = joinIn(language, "sentence", [refusal, text.cardNotSaved]);
      // Nothing has changed, so the same view is returned. A new one would reset the form.
      if (refusal !== null) return { ok: false, error: { code: "payment_declined", message }, view };
      isSaved.current = true;
    }
    const answer = await perform(token, "update_card", input);
    if (answer.ok || answer.error.code !== "confirming") onUsed();
    return answer;
  };

  const { form, isWorking, isBlocked } = useOperationForm("update_card", customer, () => {
    if (!isReady) return undefined;
    return { details: { customerId: customer.id }, isAllowed: true, act: save, input: { setupId } };
  });

  return (
    <form {...form} className="grid grid-cols-1 gap-4">
      <input type="hidden" name="intentId" value={customer.intentId} />
      <div ref={place} className="min-h-48" />
      {!isReady && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <WorkingIcon />
          {text.preparingCard}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <button
          type="submit"
          className={`${primaryButton} flex-1 basis-52`}
          aria-disabled={isBlocked || !isReady || undefined}
        >
          <WorkingLabel isWorking={isWorking}>{label}</WorkingLabel>
        </button>
        <CloseDialogButton dialogId={dialogId} className={secondaryButton}>
          {text.close}
        </CloseDialogButton>
      </div>
    </form>
  );
}
