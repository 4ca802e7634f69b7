import type { AskingOperation } from "@/lib/operations/operations";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { lazyDialog } from "../shell/lazy-dialog";
import { dialogIdOf } from "./dialog-id";
import { payableHere } from "./payable-here";

const PayInvoiceDialog = lazyDialog(
  async () => (await import("../payment/pay-invoice-dialog")).PayInvoiceDialog,
);
const ResubscribeDialog = lazyDialog(
  async () => (await import("../plan/resubscribe-dialog")).ResubscribeDialog,
);
const ApplyCouponDialog = lazyDialog(
  async () => (await import("../code/apply-coupon-dialog")).ApplyCouponDialog,
);
const ChangeQuantityDialog = lazyDialog(
  async () => (await import("../plan/change-quantity-dialog")).ChangeQuantityDialog,
);
const RemoveAddOnDialog = lazyDialog(
  async () => (await import("../plan/remove-add-on-dialog")).RemoveAddOnDialog,
);
const UseMethodDialog = lazyDialog(async () => (await import("../method/use-method-dialog")).UseMethodDialog);
const PauseDialog = lazyDialog(async () => (await import("./pause-dialog")).PauseDialog);
const KeepSubscriptionDialog = lazyDialog(
  async () => (await import("./keep-subscription-dialog")).KeepSubscriptionDialog,
);
const ResumeDialog = lazyDialog(async () => (await import("./resume-dialog")).ResumeDialog);

/** The dialogs that few pages have, each loaded only where it is offered. */
export function RarerDialogs({ subscription }: { subscription: SubscriptionView }) {
  const { changeQuantity, removeAddOn, applyCoupon, pause, resume, resubscribe } = subscription;
  const { keepSubscription: keep, usePaymentMethod: methods, notice } = subscription;
  const at = (operation: AskingOperation) => ({ id: dialogIdOf(operation, subscription.id), subscription });
  return (
    <>
      {changeQuantity && <ChangeQuantityDialog {...at("change_quantity")} shown={changeQuantity} />}
      {removeAddOn && <RemoveAddOnDialog {...at("remove_add_on")} shown={removeAddOn} />}
      {applyCoupon && <ApplyCouponDialog {...at("apply_coupon")} shown={applyCoupon} />}
      {methods && <UseMethodDialog {...at("use_payment_method")} shown={methods} />}
      {pause && <PauseDialog {...at("pause")} shown={pause} />}
      {resume && <ResumeDialog {...at("resume")} shown={resume} />}
      {resubscribe && <ResubscribeDialog {...at("resubscribe")} shown={resubscribe} />}
      {payableHere(notice).map((pay) => (
        <PayInvoiceDialog key={pay.invoiceId} placeId={subscription.id} pay={pay} />
      ))}
      {keep?.question && <KeepSubscriptionDialog subscription={subscription} shown={keep} />}
    </>
  );
}
