import { primaryButton, secondaryButton } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";
import { updateCardDialogId } from "./update-card-dialog-id";

/**
 * Offers to update a declined card, if the merchant lets customers update their cards.
 *
 * @param isFirst true if there is no button to pay beside this button.
 */
export function UpdateCardOffer({ isFirst = false }: { isFirst?: boolean }) {
  const { customer } = usePortal().view;
  if (!customer?.card.update) return null;
  return (
    <OpenDialogButton
      dialogId={updateCardDialogId(customer.id)}
      className={isFirst ? primaryButton : secondaryButton}
    >
      {customer.card.update.label}
    </OpenDialogButton>
  );
}
