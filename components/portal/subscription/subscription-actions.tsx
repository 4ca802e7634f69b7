import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { ActionsMenu } from "./actions-menu";
import { primaryButton, quietButton, secondaryButton } from "../controls/button-classes";
import { dialogIdOf, hasDialog, labelOf } from "./dialog-operations";
import type { DialogOperation } from "./dialog-operations";
import { DiscardChangeForm } from "./discard-change-form";
import { KeepSubscriptionForm } from "./keep-subscription-form";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";

/**
 * What the customer may do now, in the order the server gave. Cancelling stays one click away whatever the merchant
 * has chosen: it stands beside a menu and never in it.
 */
export function SubscriptionActions({ subscription }: { subscription: SubscriptionView }) {
  const { isSandboxed, view } = usePortal();
  const { usesDropdownMenu, text } = view;
  const { id, actions, keepSubscription, discardChange } = subscription;
  if (actions.length === 0 || isSandboxed) return null;
  const all = actions.filter(hasDialog);
  const operations = all.filter((operation) => operation !== "cancellation");
  const isKeepable = keepSubscription !== null && actions.includes("keep_subscription");
  // A menu of one would be a click for nothing.
  const isMenu = usesDropdownMenu && operations.length > 1;
  const isAlone = actions.length === 1;
  // One primary button at a time: a payment comes first, then keeping what is about to end, then what stands first.
  const isLed = isKeepable || hasPayment(subscription.notice);
  const classOf = (operation: DialogOperation) => {
    if (operation === "cancellation") return isAlone ? secondaryButton : `${quietButton} sm:shrink-0`;
    // Nobody is led to a discount, or to having less.
    const isAside = ["apply_coupon", "remove_add_on", "use_payment_method"].includes(operation);
    if (isAside) return secondaryButton;
    return isLed || operation !== all[0] ? secondaryButton : primaryButton;
  };
  const buttonOf = (operation: DialogOperation) => (
    <OpenDialogButton key={operation} dialogId={dialogIdOf(operation, id)} className={classOf(operation)}>
      {labelOf(operation, subscription, text)}
    </OpenDialogButton>
  );
  return (
    <div className="mt-5 flex flex-wrap items-start justify-between gap-3 [anchor-name:--actions]">
      {/* However many there are, cancelling stands apart from them at the end of the row, and none alone in one. */}
      <div
        className={
          "contents sm:flex sm:grow sm:basis-64 sm:flex-wrap sm:items-start sm:gap-3 sm:empty:hidden " +
          "sm:has-[>:nth-child(4):last-child]:grid sm:has-[>:nth-child(4):last-child]:grid-cols-[auto_auto] sm:justify-start"
        }
      >
        {isKeepable && <KeepSubscriptionForm subscription={subscription} shown={keepSubscription} />}
        {isMenu && <ActionsMenu subscription={subscription} operations={operations} />}
        {!isMenu && operations.map(buttonOf)}
        {discardChange && <DiscardChangeForm subscription={subscription} label={discardChange.label} />}
      </div>
      {all.includes("cancellation") && buttonOf("cancellation")}
    </div>
  );
}

function hasPayment(notice: SubscriptionView["notice"]): boolean {
  return Boolean(notice?.pay) || (notice?.debts ?? []).some(({ pay }) => pay !== null);
}
