import type { PortalSettings, SettingName } from "../settings/schema";
import type { CustomerDeclaration, Declaration, SubscriptionDeclaration } from "./declaration";
import type { SubscriptionFacts } from "./facts";
import {
  type CustomerOperationName,
  customerOperations,
  type SubscriptionOperationName,
  subscriptionOperations,
} from "./operations";

const isSwitchedOn = ({ settings: needed }: Declaration, settings: PortalSettings) =>
  needed.length === 0 || needed.some((name) => settings[name] === true);

/**
 * Whether the merchant allows the operation and it makes sense now. The view's buttons and the execution of operations
 * both use this.
 */
export function isAllowed(
  name: SubscriptionOperationName,
  settings: PortalSettings,
  subscription: SubscriptionFacts,
): boolean {
  const declared: SubscriptionDeclaration = subscriptionOperations[name];
  const isOpen = isSwitchedOn(declared, settings) || declared.isAlways?.(subscription) === true;
  return isOpen && declared.rule(subscription, settings);
}

export function isAllowedToCustomer(name: CustomerOperationName, settings: PortalSettings): boolean {
  return isSwitchedOn(customerOperations[name], settings);
}

/** The settings that stay off in a visit without a proof. */
export const settingsThatNeedProof: readonly SettingName[] = Object.values(customerOperations)
  .filter((declared: CustomerDeclaration) => declared.needsProof)
  .flatMap(({ settings }) => settings);
