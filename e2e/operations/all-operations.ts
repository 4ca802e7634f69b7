import type { CustomerOperationName, SubscriptionOperationName } from "@/lib/operations/operations";
import { addTaxId } from "./add-tax-id";
import { applyCoupon } from "./apply-coupon";
import { billingDetails } from "./billing-details";
import { cancellation } from "./cancellation";
import { changePlan } from "./change-plan";
import { changeQuantity } from "./change-quantity";
import { discardChange } from "./discard-change";
import { keepSubscription } from "./keep-subscription";
import type { CustomerOperationCase, OperationCase } from "./operation-case";
import { pause } from "./pause";
import { payInvoice } from "./pay-invoice";
import { purchaseOrder } from "./purchase-order";
import { removeAddOn } from "./remove-add-on";
import { removePaymentMethod } from "./remove-payment-method";
import { removeTaxId } from "./remove-tax-id";
import { resubscribe } from "./resubscribe";
import { resume } from "./resume";
import { setDefaultPaymentMethod } from "./set-default-payment-method";
import { updateCard } from "./update-card";
import { usePaymentMethod } from "./use-payment-method";

/** How tests try each operation. */
export const operationCases: Record<SubscriptionOperationName, OperationCase> &
  Record<CustomerOperationName, CustomerOperationCase> = {
  change_plan: changePlan,
  change_quantity: changeQuantity,
  remove_add_on: removeAddOn,
  apply_coupon: applyCoupon,
  use_payment_method: usePaymentMethod,
  resubscribe,
  pause,
  resume,
  keep_subscription: keepSubscription,
  discard_change: discardChange,
  cancellation,
  update_card: updateCard,
  set_default_payment_method: setDefaultPaymentMethod,
  remove_payment_method: removePaymentMethod,
  pay_invoice: payInvoice,
  billing_details: billingDetails,
  purchase_order: purchaseOrder,
  add_tax_id: addTaxId,
  remove_tax_id: removeTaxId,
};
