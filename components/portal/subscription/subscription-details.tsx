import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { textLink } from "../controls/button-classes";
import { noteClasses } from "../controls/tone";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";
import { dialogIdOf } from "./dialog-id";

/** The other details of a subscription, each on a row with the button that changes it. */
export function SubscriptionDetails({ subscription: { id, details } }: { subscription: SubscriptionView }) {
  const { isSandboxed } = usePortal();
  return (
    <dl className="mt-5 border-t border-line">
      {details.map(({ label, value, tone, change }, place) => (
        // A label isn't a unique key: several discounts have the same one.
        <div key={place} className="portal-row border-b border-line">
          <dt className="portal-row-label">{label}</dt>
          <dd className={`portal-row-value tabular-nums ${tone ? noteClasses[tone] : ""}`}>{value}</dd>
          {change && !isSandboxed && (
            <dd className="portal-row-action">
              <OpenDialogButton
                dialogId={dialogIdOf(change.operation, id)}
                className={textLink}
                label={change.label}
              >
                {change.text}
              </OpenDialogButton>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
