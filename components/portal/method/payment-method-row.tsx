import type { CardView, CustomerView } from "@/lib/portal/view/view-shape";
import { updateCardDialogId } from "../card/update-card-dialog-id";
import { textLink } from "../controls/button-classes";
import { noteClasses } from "../controls/tone";
import { BillingSection } from "../customer/billing-section";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { MethodIcon } from "./method-icon";

/** Loaded only if customers may choose or remove methods. */
const MethodList = lazyDialog(async () => (await import("./method-list")).MethodList);
const UpdateCardDialog = lazyDialog(
  async () => (await import("../card/update-card-dialog")).UpdateCardDialog,
);

const sectionId = "payment-method";

/**
 * The method in use, or all saved methods if customers may choose or remove them, and the button to add a card.
 */
export function PaymentMethodRow({ customer }: { customer: CustomerView }) {
  const { isSandboxed } = usePortal();
  const { id, card, methods } = customer;
  return (
    <BillingSection
      id={sectionId}
      customer={customer}
      operations={["update_card", "set_default_payment_method", "remove_payment_method"]}
      aboutIds={methods.map((method) => method.id)}
    >
      <div className="portal-row px-(--pad) [anchor-name:--actions]">
        <h2 id={`${sectionId}-title`} className="portal-row-label">
          {card.title}
        </h2>
        <div className="portal-row-value">
          {methods.length > 0 ? <MethodList customer={customer} /> : <MethodInUse card={card} />}
        </div>
        {card.update && !isSandboxed && (
          <div className="portal-row-action">
            <OpenDialogButton
              dialogId={updateCardDialogId(id)}
              className={textLink}
              label={card.update.label}
            >
              {card.update.text}
            </OpenDialogButton>
          </div>
        )}
      </div>
      {card.update && <UpdateCardDialog customer={customer} title={card.update.title} />}
    </BillingSection>
  );
}

function MethodInUse({ card: { name, icon, expiry } }: { card: CardView }) {
  return (
    <>
      <p className={`tabular-nums ${icon ? "" : "text-muted"}`}>
        {icon && <MethodIcon icon={icon} />}
        {name}
      </p>
      {expiry && <p className={`text-sm ${noteClasses[expiry.tone]}`}>{expiry.text}</p>}
    </>
  );
}
