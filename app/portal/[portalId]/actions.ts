"use server";

import { frontDoor } from "@/lib/portal/door/front-door";
import { addTaxId as addTaxIdOperation } from "@/lib/portal/operations/add-tax-id";
import { billingDetails as billingDetailsOperation } from "@/lib/portal/operations/billing-details";
import { changeQuantity as changeQuantityOperation } from "@/lib/portal/operations/change-quantity";
import { applyCoupon as applyCouponOperation } from "@/lib/portal/operations/apply-coupon";
import { cancellation as cancellationOperation } from "@/lib/portal/operations/cancellation";
import { changePlan as changePlanOperation } from "@/lib/portal/operations/change-plan";
import { discardChange as discardChangeOperation } from "@/lib/portal/operations/discard-change";
import { keepSubscription as keepSubscriptionOperation } from "@/lib/portal/operations/keep-subscription";
import { removeAddOn as removeAddOnOperation } from "@/lib/portal/operations/remove-add-on";
import { removePaymentMethod as removePaymentMethodOperation } from "@/lib/portal/operations/remove-payment-method";
import { removeTaxId as removeTaxIdOperation } from "@/lib/portal/operations/remove-tax-id";
import { payInvoice as payInvoiceOperation } from "@/lib/portal/operations/pay-invoice";
import { pause as pauseOperation } from "@/lib/portal/operations/pause";
import { resume as resumeOperation } from "@/lib/portal/operations/resume";
import { resubscribe as resubscribeOperation } from "@/lib/portal/operations/resubscribe";
import { setDefaultPaymentMethod as setDefaultPaymentMethodOperation } from "@/lib/portal/operations/set-default-payment-method";
import { updateCard as updateCardOperation } from "@/lib/portal/operations/update-card";
import { payWithMethod as payWithMethodOperation } from "@/lib/portal/operations/use-payment-method";
import {
  addOnsReading,
  cancellationReading,
  cardReading,
  cardStarting,
  couponReading,
  customerChoice,
  invoicesReading,
  paymentReading,
  plansReading,
  quantityReading,
  progressReading,
  resubscribeReading,
  resumeReading,
  viewReading,
} from "@/lib/portal/door/readings";

export const changePlan = frontDoor(changePlanOperation);
export const changeQuantity = frontDoor(changeQuantityOperation);
export const removeAddOn = frontDoor(removeAddOnOperation);
export const applyCoupon = frontDoor(applyCouponOperation);
export const cancellation = frontDoor(cancellationOperation);
export const keepSubscription = frontDoor(keepSubscriptionOperation);
export const discardChange = frontDoor(discardChangeOperation);
export const payInvoice = frontDoor(payInvoiceOperation);
export const pause = frontDoor(pauseOperation);
export const resume = frontDoor(resumeOperation);
export const resubscribe = frontDoor(resubscribeOperation);
export const billingDetails = frontDoor(billingDetailsOperation);
export const setDefaultPaymentMethod = frontDoor(setDefaultPaymentMethodOperation);
export const removePaymentMethod = frontDoor(removePaymentMethodOperation);
export const payWithMethod = frontDoor(payWithMethodOperation);
export const updateCard = frontDoor(updateCardOperation);
export const startCard = cardStarting;
export const readCard = cardReading;
export const addTaxId = frontDoor(addTaxIdOperation);
export const removeTaxId = frontDoor(removeTaxIdOperation);
export const previewPlans = plansReading;
export const previewQuantity = quantityReading;
export const previewAddOns = addOnsReading;
export const previewCoupon = couponReading;
export const previewPayment = paymentReading;
export const paymentProgress = progressReading;
export const previewResume = resumeReading;
export const previewResubscribe = resubscribeReading;
export const chooseCustomer = customerChoice;
export const previewCancellation = cancellationReading;
export const moreInvoices = invoicesReading;
export const readAgain = viewReading;
