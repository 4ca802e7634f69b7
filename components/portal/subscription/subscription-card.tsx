import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { Badge } from "../controls/badge";
import { Emphasized } from "../controls/emphasized";
import { FeedbackMessage } from "../request/feedback-message";
import { usePortal } from "../shell/portal-context";
import { Notice } from "./notice";
import { SubscriptionActions } from "./subscription-actions";
import { SubscriptionDetails } from "./subscription-details";
import { isDialogShown, SubscriptionDialogs } from "./subscription-dialogs";

/**
 * One subscription: its plan, its price, its next event with the date, and the operations that the customer can do.
 *
 * @param isQuiet true if there are several subscriptions. The card is then smaller and has no filled button.
 */
export function SubscriptionCard({
  subscription,
  isQuiet,
}: {
  subscription: SubscriptionView;
  isQuiet: boolean;
}) {
  const { id, name, status, steps, details, notice } = subscription;
  const { said, isToldByNotice } = useFeedbackOn(subscription);
  const badge = <Badge tone={status.tone} label={status.label} />;
  return (
    <article aria-labelledby={`${id}-name`} className="portal-card [anchor-scope:--actions]">
      <div role="status" className="portal-card-head">
        {said && !isToldByNotice && <FeedbackMessage feedback={said} isOnPage />}
        {notice && <Notice subscriptionId={id} notice={notice} news={isToldByNotice ? said : null} />}
      </div>
      <div className="portal-card-body">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id={`${id}-name`} className="portal-title min-w-0 text-lg tracking-[-0.006em]">
            {name}
          </h2>
          {isQuiet ? <Price subscription={subscription} isQuiet /> : badge}
        </div>
        {!isQuiet && <Price subscription={subscription} />}
        <div className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-muted wrap-anywhere">
          {isQuiet && badge}
          <div className="grid min-w-0 gap-y-1">
            <Headline subscription={subscription} />
          </div>
        </div>
        {steps.length > 0 && <Steps steps={steps} />}
        {details.length > 0 && <SubscriptionDetails subscription={subscription} />}
        <SubscriptionActions subscription={subscription} isQuiet={isQuiet || said?.tone === "good"} />
      </div>
      <SubscriptionDialogs subscription={subscription} />
    </article>
  );
}

/** The feedback that the subscription's card shows, and whether the card's notice already says the same. */
export function useFeedbackOn(subscription: SubscriptionView) {
  const { feedback } = usePortal();
  const { id, notice } = subscription;
  const isInDialog = feedback?.dialog && isDialogShown(subscription, feedback.dialog, feedback.about);
  // A dialog that is no longer offered is gone from the page, so its feedback is shown here.
  const said = feedback?.placeId === id && !isInDialog ? feedback : null;
  // The notice about a change that waits for its payment says more than the feedback: by when and where to pay.
  return { said, isToldByNotice: Boolean(said?.isPending && notice?.pay) };
}

/** The price in words, with the amounts emphasized. Renders nothing if there are no more charges. */
function Price({
  subscription: { price, strong },
  isQuiet,
}: {
  subscription: SubscriptionView;
  isQuiet?: boolean;
}) {
  if (!price) return null;
  const size = isQuiet ? "text-lg tracking-[-0.006em]" : "text-price tracking-[-0.022em]";
  return (
    <p className={`text-muted tabular-nums wrap-anywhere ${isQuiet ? "" : "mt-1"}`}>
      <Emphasized
        text={price}
        strong={strong}
        className={`me-0.5 font-title font-semibold text-ink ${size}`}
      />
    </p>
  );
}

/** Each sentence gets its own line, because each states a different fact. */
function Headline({ subscription: { headline, strong } }: { subscription: SubscriptionView }) {
  return headline.split("\n").map((sentence, place) => (
    <p key={place} className="min-w-0">
      <Emphasized text={sentence} strong={strong} className="font-medium text-ink" />
    </p>
  ));
}

/** The customer's plan before a scheduled change and after it. */
function Steps({ steps }: Pick<SubscriptionView, "steps">) {
  return (
    <ol className="portal-steps">
      {steps.map(({ what, when }) => (
        <li key={what}>
          <span>{what}</span> <span className="text-muted">{when}</span>
        </li>
      ))}
    </ol>
  );
}
