import type { ComponentType } from "react";
import type { AskingOperation } from "@/lib/operations/operations";
import type { AskingViews } from "@/lib/portal/view/asking-views";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { lazyDialog } from "../shell/lazy-dialog";
import { dialogIdOf } from "./dialog-id";
import { payableHere } from "./payable-here";

type DialogProps = { id: string; subscription: SubscriptionView };

/** Loads and renders the dialog only if the view has the part that the dialog shows. */
function dialog<Part extends keyof AskingViews>(
  part: Part,
  load: () => Promise<ComponentType<DialogProps & { shown: NonNullable<AskingViews[Part]> }>>,
): ComponentType<DialogProps> {
  const Dialog = lazyDialog(load);
  return function Shown(props: DialogProps) {
    const shown = props.subscription[part] as NonNullable<AskingViews[Part]> | null;
    return shown && <Dialog {...props} shown={shown} />;
  };
}

const dialogs: Record<
  Exclude<AskingOperation, "change_plan" | "cancellation">,
  ComponentType<DialogProps>
> = {
  change_quantity: dialog(
    "changeQuantity",
    async () => (await import("../plan/change-quantity-dialog")).ChangeQuantityDialog,
  ),
  remove_add_on: dialog(
    "removeAddOn",
    async () => (await import("../plan/remove-add-on-dialog")).RemoveAddOnDialog,
  ),
  apply_coupon: dialog(
    "applyCoupon",
    async () => (await import("../code/apply-coupon-dialog")).ApplyCouponDialog,
  ),
  use_payment_method: dialog(
    "usePaymentMethod",
    async () => (await import("../method/use-method-dialog")).UseMethodDialog,
  ),
  pause: dialog("pause", async () => (await import("./pause-dialog")).PauseDialog),
  resume: dialog("resume", async () => (await import("./resume-dialog")).ResumeDialog),
  resubscribe: dialog(
    "resubscribe",
    async () => (await import("../plan/resubscribe-dialog")).ResubscribeDialog,
  ),
};

const PayInvoiceDialog = lazyDialog(
  async () => (await import("../payment/pay-invoice-dialog")).PayInvoiceDialog,
);
const KeepSubscriptionDialog = lazyDialog(
  async () => (await import("./keep-subscription-dialog")).KeepSubscriptionDialog,
);

/** The dialogs that few pages have, each loaded only where it is offered. */
export function RarerDialogs({ subscription }: { subscription: SubscriptionView }) {
  const { id, keepSubscription: keep, notice } = subscription;
  return (
    <>
      {(Object.keys(dialogs) as (keyof typeof dialogs)[]).map((operation) => {
        const Dialog = dialogs[operation];
        return <Dialog key={operation} id={dialogIdOf(operation, id)} subscription={subscription} />;
      })}
      {payableHere(notice).map((pay) => (
        <PayInvoiceDialog key={pay.invoiceId} placeId={id} pay={pay} />
      ))}
      {keep?.question && <KeepSubscriptionDialog subscription={subscription} shown={keep} />}
    </>
  );
}
