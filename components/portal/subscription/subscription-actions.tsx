import type { ButtonView } from "@/lib/portal/view/button-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { primaryButton, quietButton, secondaryButton } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";
import { ActionsMenu } from "./actions-menu";
import { dialogIdOf } from "./dialog-id";
import { DiscardChangeForm } from "./discard-change-form";
import { KeepSubscriptionForm } from "./keep-subscription-form";

/**
 * The operations available now, in the server's order. Canceling is always one click away, whatever the
 * merchant has chosen: it is beside the menu, never in it.
 */
export function SubscriptionActions({ subscription }: { subscription: SubscriptionView }) {
  const { isSandboxed, view } = usePortal();
  const { usesDropdownMenu } = view;
  const { id, actions, buttons, keepSubscription, discardChange } = subscription;
  if (actions.length === 0 || isSandboxed) return null;
  const apart = buttons.filter(({ placement }) => placement === "apart");
  const together = buttons.filter(({ placement }) => placement !== "apart");
  const isKeepable = keepSubscription !== null && actions.includes("keep_subscription");
  // A menu with one entry would only cost a click.
  const isMenu = usesDropdownMenu && together.length > 1;
  const isAlone = actions.length === 1;
  // One primary button at a time: a payment comes first, then keeping a subscription that is about to end,
  // then the first operation.
  const hasPrimary = isKeepable || hasPayment(subscription.notice);
  const classOf = (button: ButtonView) => {
    if (button.placement === "apart") return isAlone ? secondaryButton : `${quietButton} sm:shrink-0`;
    const isFirst = button === buttons[0] && button.placement === "first";
    return isFirst && !hasPrimary ? primaryButton : secondaryButton;
  };
  const buttonOf = (button: ButtonView) => (
    <OpenDialogButton
      key={button.operation}
      dialogId={dialogIdOf(button.operation, id)}
      className={classOf(button)}
    >
      {button.label}
    </OpenDialogButton>
  );
  return (
    <div className="mt-5 flex flex-wrap items-start justify-between gap-3 [anchor-name:--actions]">
      {/* Canceling is set apart at the end of the row, however many actions there are, and no action is
          alone in a row. */}
      <div
        className={
          "contents sm:flex sm:grow sm:basis-64 sm:flex-wrap sm:items-start sm:gap-3 sm:empty:hidden " +
          "sm:has-[>:nth-child(4):last-child]:grid sm:has-[>:nth-child(4):last-child]:grid-cols-[auto_auto] sm:justify-start"
        }
      >
        {isKeepable && <KeepSubscriptionForm subscription={subscription} shown={keepSubscription} />}
        {isMenu && <ActionsMenu subscription={subscription} buttons={together} />}
        {!isMenu && together.map(buttonOf)}
        {discardChange && <DiscardChangeForm subscription={subscription} label={discardChange.label} />}
      </div>
      {apart.map(buttonOf)}
    </div>
  );
}

function hasPayment(notice: SubscriptionView["notice"]): boolean {
  return Boolean(notice?.pay) || (notice?.debts ?? []).some(({ pay }) => pay !== null);
}
