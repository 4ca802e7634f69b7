import type { CardView, CustomerView } from "@/lib/portal/view/view-shape";
import { updateCardDialogId } from "../card/update-card-dialog-id";
import { secondaryButton } from "../controls/button-classes";
import { noteClasses } from "../controls/tone";
import { CustomerCard } from "../customer/customer-card";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { MethodIcon } from "./method-icon";

/** Loaded only if customers may choose or remove methods. */
const MethodList = lazyDialog(async () => (await import("./method-list")).MethodList);
const UpdateCardDialog = lazyDialog(
  async () => (await import("../card/update-card-dialog")).UpdateCardDialog,
);

/**
 * The method in use, or all saved methods if customers may choose or remove them, and a button to add a card.
 */
export function PaymentMethodCard({ customer }: { customer: CustomerView }) {
  const { isSandboxed } = usePortal();
  const { id, card, methods } = customer;
  return (
    <CustomerCard
      id="payment-method"
      title={card.title}
      customer={customer}
      operations={["update_card", "set_default_payment_method", "remove_payment_method"]}
      aboutIds={methods.map((method) => method.id)}
      action={
        card.update &&
        !isSandboxed && (
          <OpenDialogButton dialogId={updateCardDialogId(id)} className={secondaryButton}>
            {card.update.label}
          </OpenDialogButton>
        )
      }
    >
      {methods.length > 0 ? <MethodList customer={customer} /> : <MethodInUse card={card} />}
      {card.update && <UpdateCardDialog customer={customer} title={card.update.title} />}
    </CustomerCard>
  );
}

function MethodInUse({ card: { name, icon, expiry } }: { card: CardView }) {
  return (
    <div className="mt-2 flex gap-3">
      {icon && <MethodIcon icon={icon} />}
      <div className="min-w-0">
        <p className="tabular-nums wrap-anywhere">{name}</p>
        {expiry && <p className={noteClasses[expiry.tone]}>{expiry.text}</p>}
      </div>
    </div>
  );
}
