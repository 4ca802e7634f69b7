import type { SettingName } from "../settings/schema";
import type { OperationName } from "./vocabulary";

/**
 * The settings that allow each operation: one of them has to be on. What has none can always be done, because no
 * merchant may be in the way of it by mistake.
 */
export const settingsOf: Readonly<Record<OperationName, readonly SettingName[]>> = {
  change_plan: ["changePlan"],
  change_quantity: ["quantityManagement"],
  apply_coupon: ["coupon"],
  resubscribe: ["resubscribe"],
  keep_subscription: ["cancellation"],
  cancellation: ["cancellation"],
  update_card: ["updateCard"],
  billing_details: ["billingDetails"],
  add_tax_id: ["taxIds"],
  remove_tax_id: ["taxIds"],
};
