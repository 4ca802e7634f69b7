import "server-only";
import type { z } from "zod";
import type { OperationName, SubscriptionOperationName } from "../../operations/operations";
import { addTaxId } from "../operations/add-tax-id";
import { applyCoupon } from "../operations/apply-coupon";
import { billingDetails } from "../operations/billing-details";
import { cancellation } from "../operations/cancellation";
import { changePlan } from "../operations/change-plan";
import { changeQuantity } from "../operations/change-quantity";
import { discardChange } from "../operations/discard-change";
import { keepSubscription } from "../operations/keep-subscription";
import { pause } from "../operations/pause";
import { payInvoice } from "../operations/pay-invoice";
import { purchaseOrder } from "../operations/purchase-order";
import { removeAddOn } from "../operations/remove-add-on";
import { removePaymentMethod } from "../operations/remove-payment-method";
import { removeTaxId } from "../operations/remove-tax-id";
import { resubscribe } from "../operations/resubscribe";
import { resume } from "../operations/resume";
import { setDefaultPaymentMethod } from "../operations/set-default-payment-method";
import { updateCard } from "../operations/update-card";
import { payWithMethod } from "../operations/use-payment-method";
import type { AnyOperation } from "./operation";

/** Every operation by name. Recovery looks them up here too. */
const all = {
  change_plan: changePlan,
  change_quantity: changeQuantity,
  remove_add_on: removeAddOn,
  apply_coupon: applyCoupon,
  use_payment_method: payWithMethod,
  resubscribe,
  pause,
  resume,
  cancellation,
  keep_subscription: keepSubscription,
  billing_details: billingDetails,
  purchase_order: purchaseOrder,
  update_card: updateCard,
  set_default_payment_method: setDefaultPaymentMethod,
  remove_payment_method: removePaymentMethod,
  add_tax_id: addTaxId,
  remove_tax_id: removeTaxId,
  discard_change: discardChange,
  pay_invoice: payInvoice,
} satisfies Record<OperationName, AnyOperation>;

export const operations: Readonly<Record<OperationName, AnyOperation>> = all;

/** A page's input for an operation. The type isn't guaranteed: the server parses the input before use. */
export type OperationInput<Name extends OperationName> = z.output<(typeof all)[Name]["input"]> & {
  intentId: string;
} & (Name extends SubscriptionOperationName ? { subscriptionId: string } : unknown);

/**
 * The possible outcomes of an operation. A test compares them with the types that pages get.
 *
 * @public
 */
export type OutcomeOf<Name extends OperationName> = NonNullable<
  Awaited<ReturnType<(typeof all)[Name]["findOutcome"]>>
>["outcome"];
