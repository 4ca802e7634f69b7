import type { SubscriptionView } from "@/lib/portal/view-shape";
import { Badge } from "./badge";
import { primaryButton } from "./button-classes";
import { ExternalLink } from "./external-link";
import { WarningIcon } from "./icons";
import { OutcomeMessage } from "./outcome-message";
import { usePortal } from "./portal-context";
import { SubscriptionActions } from "./subscription-actions";
import { SubscriptionDialogs, isDialogShown } from "./subscription-dialogs";
import { toneClasses } from "./tone";

/** One subscription: what it is, what it costs, what happens next and when, and what can be done about it. */
export function SubscriptionCard({ subscription }: { subscription: SubscriptionView }) {
  const { outcome } = usePortal();
  const { id, name, status, price, headline, facts, notice } = subscription;
  const isInDialog = outcome?.dialog && isDialogShown(subscription, outcome.dialog);
  // A dialog that is no longer offered has taken its place on the page with it, and what it said is said here.
  const said = outcome?.placeId === id && !isInDialog ? outcome : null;
  return (
    <article
      aria-labelledby={`${id}-name`}
      className="rounded-xl border border-line bg-surface p-5 [anchor-scope:--actions] sm:p-6"
    >
      <div role="status">
        {said && (
          <div className="mb-4">
            <OutcomeMessage outcome={said} />
          </div>
        )}
      </div>
      {notice && <Notice notice={notice} />}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 id={`${id}-name`} className="min-w-0 text-lg font-semibold hyphens-auto wrap-anywhere">
          {name}
        </h2>
        <Badge tone={status.tone} label={status.label} />
      </div>
      <p className="mt-1 text-2xl font-semibold tracking-tight tabular-nums wrap-anywhere">{price}</p>
      <p className="mt-1 text-muted">{headline}</p>
      <Facts facts={facts} />
      <SubscriptionActions subscription={subscription} />
      <SubscriptionDialogs subscription={subscription} />
    </article>
  );
}

function Notice({ notice }: { notice: NonNullable<SubscriptionView["notice"]> }) {
  return (
    <div className={`mb-4 flex gap-2 rounded-md px-4 py-3 ${toneClasses[notice.tone]}`}>
      <WarningIcon />
      <div className="flex flex-1 flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-56 wrap-anywhere">{notice.text}</p>
        {notice.link && (
          <ExternalLink href={notice.link.url} label={notice.link.label} className={primaryButton} />
        )}
      </div>
    </div>
  );
}

function Facts({ facts }: { facts: SubscriptionView["facts"] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="mt-5 divide-y divide-line border-y border-line">
      {facts.map(({ label, value, tone }) => (
        <div key={label} className="flex flex-wrap justify-between gap-x-6 py-3">
          <dt className="text-muted">{label}</dt>
          <dd
            className={`min-w-0 tabular-nums wrap-anywhere ${tone === "bad" ? "text-danger" : tone === "warning" ? "text-caution" : ""}`}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
