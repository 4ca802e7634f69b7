import type { PayView } from "@/lib/portal/view/pay-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import type { AskingOperation, OperationName } from "@/lib/operations/operations";
import { CancellationDialog } from "./cancellation-dialog";
import { ChangePlanDialog } from "../plan/change-plan-dialog";
import { dialogIdOf } from "./dialog-id";
import { later } from "../shell/later";

const PayInvoiceDialog = later(async () => (await import("../payment/pay-invoice-dialog")).PayInvoiceDialog);
const ResubscribeDialog = later(async () => (await import("../plan/resubscribe-dialog")).ResubscribeDialog);
const ApplyCouponDialog = later(async () => (await import("../code/apply-coupon-dialog")).ApplyCouponDialog);
const ChangeQuantityDialog = later(
  async () => (await import("../plan/change-quantity-dialog")).ChangeQuantityDialog,
);
const RemoveAddOnDialog = later(async () => (await import("../plan/remove-add-on-dialog")).RemoveAddOnDialog);
const UseMethodDialog = later(async () => (await import("../method/use-method-dialog")).UseMethodDialog);
const PauseDialog = later(async () => (await import("./pause-dialog")).PauseDialog);
const KeepSubscriptionDialog = later(
  async () => (await import("./keep-subscription-dialog")).KeepSubscriptionDialog,
);
const ResumeDialog = later(async () => (await import("./resume-dialog")).ResumeDialog);

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
      {paidHere(notice).map((pay) => (
        <PayInvoiceDialog key={pay.invoiceId} placeId={subscription.id} pay={pay} />
      ))}
      {keep?.question && <KeepSubscriptionDialog subscription={subscription} shown={keep} />}
      {cancellation && <CancellationDialog {...at("cancellation")} shown={cancellation} />}
    </>
  );
}

/** The payments that a saved method can make here. */
function paidHere(notice: SubscriptionView["notice"]): PayView[] {
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
    return paidHere(subscription.notice).some(({ invoiceId }) => invoiceId === about);
  return subscription.buttons.some((button) => button.operation === operation);
}
