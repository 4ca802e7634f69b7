import type { AskingOperation, OperationName } from "@/lib/operations/operations";
import type { PayView } from "@/lib/portal/view/pay-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { ChangePlanDialog } from "../plan/change-plan-dialog";
import { lazyDialog } from "../shell/lazy-dialog";
import { CancellationDialog } from "./cancellation-dialog";
import { dialogIdOf } from "./dialog-id";

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

/** The dialog of each operation offered now. */
export function SubscriptionDialogs({ subscription }: { subscription: SubscriptionView }) {
  const { changePlan, changeQuantity, removeAddOn, applyCoupon, pause, resume, resubscribe } = subscription;
  const { cancellation, notice, keepSubscription: keep, usePaymentMethod: methods } = subscription;
  const at = (operation: AskingOperation) => ({ id: dialogIdOf(operation, subscription.id), subscription });
  return (
    <>
      {changePlan && <ChangePlanDialog {...at("change_plan")} shown={changePlan} />}
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
      {cancellation && <CancellationDialog {...at("cancellation")} shown={cancellation} />}
    </>
  );
}

/** The payments that a saved method can make here. */
function payableHere(notice: SubscriptionView["notice"]): PayView[] {
  const all = [notice?.pay, ...(notice?.debts ?? []).map(({ pay }) => pay)];
  return all.filter((pay) => pay?.isHere).filter((pay) => pay !== null && pay !== undefined);
}

/** Whether the feedback's dialog is on the page. */
export function isDialogShown(
  subscription: SubscriptionView,
  operation: OperationName,
  about: string | undefined,
): boolean {
  if (operation === "keep_subscription") return Boolean(subscription.keepSubscription?.question);
  if (operation === "pay_invoice")
    return payableHere(subscription.notice).some(({ invoiceId }) => invoiceId === about);
  return subscription.buttons.some((button) => button.operation === operation);
}
