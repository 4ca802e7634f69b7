import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { textLink } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { FeedbackMessage } from "../request/feedback-message";
import { usePortal } from "../shell/portal-context";
import { dialogIdOf } from "./dialog-id";
import { useFeedbackOn } from "./subscription-card";
import { SubscriptionDialogs } from "./subscription-dialogs";

/** Lists ended subscriptions, one line each, if the customer also has running ones. */
export function EndedSubscriptions({ subscriptions }: { subscriptions: SubscriptionView[] }) {
  return (
    <div className="portal-card divide-y divide-line">
      {subscriptions.map((subscription) => (
        <EndedSubscription key={subscription.id} subscription={subscription} />
      ))}
    </div>
  );
}

function EndedSubscription({ subscription }: { subscription: SubscriptionView }) {
  const { isSandboxed } = usePortal();
  const { said } = useFeedbackOn(subscription);
  const { id, name, status, headline, buttons } = subscription;
  return (
    <article aria-labelledby={`${id}-name`} className="[anchor-scope:--actions]">
      <div role="status" className="portal-card-head">
        {said && <FeedbackMessage feedback={said} isOnPage />}
      </div>
      <div className="portal-row px-(--pad) [anchor-name:--actions]">
        <p className="portal-row-label">{status.label}</p>
        <div className="portal-row-value">
          <h2 id={`${id}-name`}>
            <bdi>{name}</bdi>
          </h2>
          <p className="text-sm text-muted">{headline}</p>
        </div>
        {!isSandboxed && buttons.length > 0 && (
          <div className="portal-row-action">
            {buttons.map(({ operation, label }) => (
              <OpenDialogButton key={operation} dialogId={dialogIdOf(operation, id)} className={textLink}>
                {label}
              </OpenDialogButton>
            ))}
          </div>
        )}
      </div>
      <SubscriptionDialogs subscription={subscription} />
    </article>
  );
}
