import { secondaryButton } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";
import { updateCardDialogId } from "./update-card-dialog-id";

/** Offers the next step after a declined card, if the merchant lets customers replace theirs. */
export function UpdateCardOffer() {
  const { customer } = usePortal().view;
  if (!customer?.card.update) return null;
  return (
    <OpenDialogButton dialogId={updateCardDialogId(customer.id)} className={secondaryButton}>
      {customer.card.update.label}
    </OpenDialogButton>
  );
}
