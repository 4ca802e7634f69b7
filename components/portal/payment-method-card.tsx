import type { CustomerView } from "@/lib/portal/view/view-shape";
import { secondaryButton } from "./button-classes";
import { CustomerCard } from "./customer-card";
import { later } from "./later";
import { OpenDialogButton } from "./open-dialog-button";
import { usePortal } from "./portal-context";
import { updateCardDialogId } from "./update-card-dialog-id";

const UpdateCardDialog = later(async () => (await import("./update-card-dialog")).UpdateCardDialog);

const expiryClasses = {
  neutral: "text-muted",
  good: "text-muted",
  warning: "text-caution",
  bad: "text-danger",
};

/** The card on file: what it is, until when it is good, and the way to replace it. */
export function PaymentMethodCard({ customer }: { customer: CustomerView }) {
  const { isSandboxed } = usePortal();
  const { id, card } = customer;
  return (
    <CustomerCard
      id="payment-method"
      title={card.title}
      customer={customer}
      operations={["update_card"]}
      action={
        card.update &&
        !isSandboxed && (
          <OpenDialogButton dialogId={updateCardDialogId(id)} className={secondaryButton}>
            {card.update.label}
          </OpenDialogButton>
        )
      }
    >
      <p className="mt-1 tabular-nums wrap-anywhere">{card.name}</p>
      {card.expiry && <p className={expiryClasses[card.expiry.tone]}>{card.expiry.text}</p>}
      {card.update && <UpdateCardDialog customer={customer} title={card.update.title} />}
    </CustomerCard>
  );
}
