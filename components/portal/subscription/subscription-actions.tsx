import type { ButtonView } from "@/lib/portal/view/button-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { primaryButton, quietButton, secondaryButton } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { dialogIdOf } from "./dialog-id";
import { DiscardChangeForm } from "./discard-change-form";
import { KeepSubscriptionForm } from "./keep-subscription-form";

/** Used only if the merchant has chosen a menu. */
const ActionsMenu = lazyDialog(async () => (await import("./actions-menu")).ActionsMenu);

type Props = { subscription: SubscriptionView; isQuiet: boolean };

/**
 * The operations available now, in the server's order. Operations that change one detail are on that detail's
 * row. The button to cancel is always visible: beside the menu, never in it, whatever the merchant has
 * chosen.
 *
 * @param isQuiet true if no button is filled, because no next step is more likely than the others.
 */
export function SubscriptionActions({ subscription, isQuiet }: Props) {
  const { isSandboxed, view } = usePortal();
  const { id, actions, details, keepSubscription, discardChange } = subscription;
  const buttons = subscription.buttons.filter(
    ({ operation }) => !details.some(({ change }) => change?.operation === operation),
  );
  const isKeepable = keepSubscription !== null && actions.includes("keep_subscription");
  if (isSandboxed || (buttons.length === 0 && !isKeepable && !discardChange)) return null;
  const apart = buttons.filter(({ placement }) => placement === "apart");
  const together = buttons.filter(({ placement }) => placement !== "apart");
  // A menu with one entry would only cost a click.
  const isMenu = view.usesDropdownMenu && together.length > 1;
  // One primary button at a time: a payment comes first, then keeping a subscription that is about to end,
  // then discarding a scheduled or pending change, then the first operation.
  const isTold = isToldToAct(subscription);
  const hasPrimary = isKeepable || discardChange !== null || isTold;
  const [first] = subscription.buttons;
  const leading = first?.placement === "first" && together.includes(first) ? first : undefined;
  const classOf = (button: ButtonView) => {
    if (button !== leading || isKeepable || discardChange) return quietButton;
    return `${hasPrimary || isQuiet ? secondaryButton : primaryButton}`;
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
  const isAllQuiet = !isMenu && !leading && !isKeepable && !discardChange;
  return (
    <div className={`portal-actions ${isAllQuiet ? "mt-3 -mb-3" : "mt-5"}`}>
      <div className="portal-actions-group">
        {isKeepable && (
          <KeepSubscriptionForm
            subscription={subscription}
            shown={keepSubscription}
            isQuiet={isQuiet || isTold}
          />
        )}
        {discardChange && (
          <DiscardChangeForm
            subscription={subscription}
            label={discardChange.label}
            isQuiet={isQuiet || isKeepable || isTold}
          />
        )}
        {isMenu && <ActionsMenu subscription={subscription} buttons={together} />}
        {!isMenu && together.map(buttonOf)}
      </div>
      {apart.map(buttonOf)}
    </div>
  );
}

/** Whether the notice has the only filled button. */
function isToldToAct({ notice }: SubscriptionView): boolean {
  return (
    Boolean(notice?.pay) ||
    Boolean(notice?.isSolvedByCard) ||
    (notice?.debts ?? []).some(({ pay }) => pay !== null)
  );
}
