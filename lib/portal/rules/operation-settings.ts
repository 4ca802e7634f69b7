import type { SettingName } from "../../settings/schema";
import type { OperationName } from "../../vocabulary";

/**
 * The settings that allow each operation: one of them has to be on. What has none can always be done, because no
 * merchant may be in the way of it by mistake.
 */
export const settingsOf: Readonly<Record<OperationName, readonly SettingName[]>> = {
  change_plan: ["changePlan"],
  change_quantity: ["quantityManagement"],
  remove_add_on: ["removeAddOns"],
  apply_coupon: ["coupon"],
  use_payment_method: ["choosePaymentMethod"],
  resubscribe: ["resubscribe"],
  pause: ["pause"],
  // A subscription that stopped because its trial ended without a card can always be resumed.
  resume: ["pause"],
  keep_subscription: ["cancellation"],
  // What waits was asked for by one of these changes.
  discard_change: ["changePlan", "quantityManagement", "removeAddOns"],
  cancellation: ["cancellation"],
  update_card: ["updateCard"],
  set_default_payment_method: ["choosePaymentMethod"],
  remove_payment_method: ["removePaymentMethods"],
  // What is owed can always be paid.
  pay_invoice: [],
  billing_details: ["billingDetails"],
  add_tax_id: ["taxIds"],
  remove_tax_id: ["taxIds"],
};
