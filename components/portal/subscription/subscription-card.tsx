import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { Badge } from "../controls/badge";
import { FeedbackMessage } from "../request/feedback-message";
import { usePortal } from "../shell/portal-context";
import { Notice } from "./notice";
import { SubscriptionActions } from "./subscription-actions";
import { isDialogShown, SubscriptionDialogs } from "./subscription-dialogs";

/** One subscription: what it is, what it costs, what happens next and when, and what the customer can do. */
export function SubscriptionCard({ subscription }: { subscription: SubscriptionView }) {
  const { feedback } = usePortal();
  const { id, name, status, price, headline, details, notice } = subscription;
  const isInDialog = feedback?.dialog && isDialogShown(subscription, feedback.dialog, feedback.about);
  // A dialog that is no longer offered is gone from the page, so its feedback is shown here.
  const said = feedback?.placeId === id && !isInDialog ? feedback : null;
  // The notice reports a change that waits for its payment: it says the same, plus by when and where.
  const isToldByNotice = Boolean(said?.isPending && notice?.pay);
  return (
    <article
      aria-labelledby={`${id}-name`}
      className="rounded-xl border border-line bg-surface p-[20px] [anchor-scope:--actions] sm:p-6"
    >
      <div role="status">
        {said && !isToldByNotice && (
          <div className="mb-4">
            <FeedbackMessage feedback={said} />
          </div>
        )}
        {notice && <Notice subscriptionId={id} notice={notice} news={isToldByNotice ? said : null} />}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 id={`${id}-name`} className="min-w-0 text-lg font-semibold hyphens-auto wrap-anywhere">
          {name}
        </h2>
        <Badge tone={status.tone} label={status.label} />
      </div>
      <p className="mt-1 text-2xl font-semibold tracking-tight tabular-nums wrap-anywhere">{price}</p>
      <Headline text={headline} />
      <Details facts={details} />
      <SubscriptionActions subscription={subscription} />
      <SubscriptionDialogs subscription={subscription} />
    </article>
  );
}

/** Each sentence gets its own line, because each has its own subject. */
function Headline({ text }: { text: string }) {
  return (
    <p className="mt-1 grid gap-y-1 text-muted wrap-anywhere">
      {text.split("\n").map((sentence, place) => (
        <span key={place} className="min-w-0">
          {place > 0 && " "}
          {sentence}
        </span>
      ))}
    </p>
  );
}

function Details({ facts }: { facts: SubscriptionView["details"] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="mt-5 divide-y divide-line border-y border-line">
      {facts.map(({ label, value, tone }, place) => (
        // Several discounts have the same label.
        <div key={place} className="grid gap-x-6 py-3 sm:flex sm:justify-between">
          <dt className="shrink-0 text-muted">{label}</dt>
          <dd
            className={`min-w-0 tabular-nums wrap-anywhere sm:text-end ${tone === "bad" ? "text-danger" : tone === "warning" ? "text-caution" : ""}`}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
