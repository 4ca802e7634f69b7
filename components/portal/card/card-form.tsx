import { type ReactNode, useRef } from "react";
import { perform } from "@/app/portal/[portalId]/actions";
import { joinIn } from "@/lib/i18n/punctuation";
import type { CardStart } from "@/lib/portal/view/card-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { WorkingIcon } from "../controls/icons";
import { DialogButtons } from "../dialog/dialog-buttons";
import { DialogBody, DialogFoot } from "../dialog/portal-dialog";
import { yieldToOverlay } from "../dialog/yield-to-overlay";
import { type OperationAction, useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { useStripeForm } from "./use-stripe-form";

type Props = {
  dialogId: string;
  customer: CustomerView;
  started: Extract<CardStart, { mode: "elements" }>;
  /** The amounts that saving the card charges, and why the last attempt failed. */
  foot: ReactNode;
  /** The ID of the element in the foot that lists these amounts. */
  describedBy: string;
  /** Called when the set-up has been used or can't be used anymore. */
  onUsed: () => void;
  onUnavailable: () => void;
};

/** Stripe's own form inside the dialog. Its input goes to Stripe, never to us. */
export function CardForm(props: Props) {
  const { dialogId, customer, started, foot, describedBy, onUsed, onUnavailable } = props;
  const { token, view } = usePortal();
  const { text, language } = view;
  const { setupId, publishableKey, clientSecret, style, address, confirm: label } = started;
  const { place, isReady, confirm } = useStripeForm(
    { publishableKey, clientSecret, language, style, address },
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
    <form {...form} className="contents">
      <input type="hidden" name="intentId" value={customer.intentId} />
      <DialogBody>
        <div ref={place} className="min-h-48" />
        {!isReady && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <WorkingIcon />
            {text.preparingCard}
          </p>
        )}
      </DialogBody>
      <DialogFoot>
        {foot}
        <DialogButtons
          dialogId={dialogId}
          confirm={label}
          isDisabled={isBlocked || !isReady}
          {...{ isWorking, describedBy }}
        />
      </DialogFoot>
    </form>
  );
}
