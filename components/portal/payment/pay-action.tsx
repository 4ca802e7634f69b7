import type { ReactNode } from "react";
import type { PayView } from "@/lib/portal/view/pay-shape";
import { ExternalLink } from "../controls/external-link";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { payDialogId } from "./pay-dialog-id";

/** Used only while a bank wants the customer to confirm a payment. */
const BankQuestionLink = lazyDialog(async () => (await import("./bank-question-link")).BankQuestionLink);

type Props = {
  placeId: string;
  pay: PayView;
  label: string;
  /** The item paid, if several buttons share a label. */
  about?: string;
  className: string;
};

/**
 * The button to pay: opens a dialog if a saved method can pay in the portal. Otherwise links to Stripe's page
 * and waits for the result.
 */
export function PayAction({ placeId, pay, label, about, className }: Props): ReactNode {
  const { awaitPayment } = usePortal();
  const { invoiceId, isHere, url, stamp } = pay;
  if (isHere) {
    return (
      <OpenDialogButton dialogId={payDialogId(placeId, invoiceId)} className={className}>
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </OpenDialogButton>
    );
  }
  if (!url) return null;
  if (pay.inPlace) {
    const asked = { ...pay, url, inPlace: pay.inPlace };
    return (
      <BankQuestionLink
        placeId={placeId}
        pay={asked}
        label={label}
        {...(about && { about })}
        className={className}
      />
    );
  }
  return (
    <ExternalLink
      href={url}
      label={label}
      {...(about && { about })}
      className={className}
      onFollow={() => awaitPayment({ invoiceId, placeId, stamp })}
    />
  );
}
