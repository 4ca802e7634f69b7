import type { ReactNode } from "react";
import type { CustomerOperationName } from "@/lib/operations/operations";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import type { Feedback } from "../request/feedback";
import { FeedbackMessage } from "../request/feedback-message";
import { usePortal } from "../shell/portal-context";

/** Rows of the billing card, with the feedback on their operations above them. */
export function BillingSection({
  id,
  customer,
  operations,
  aboutIds,
  children,
}: {
  /** The first row's heading has the ID `${id}-title`. */
  id: string;
  customer: CustomerView;
  operations: CustomerOperationName[];
  /** The IDs of the rows that still exist, if each row has a dialog of its own. */
  aboutIds?: string[];
  children: ReactNode;
}) {
  const { feedback } = usePortal();
  const isSaidHere =
    feedback?.placeId === customer.id &&
    (!feedback.dialog || isDialogGone(feedback, aboutIds)) &&
    operations.some((name) => name === feedback.operation);
  return (
    <section aria-labelledby={`${id}-title`} className="[anchor-scope:--actions]">
      <div role="status">{isSaidHere && <FeedbackMessage feedback={feedback} isOnPage />}</div>
      {children}
    </section>
  );
}

/**
 * Whether the feedback is about a row that is gone, along with the dialog that showed it. The section then shows
 * the feedback.
 */
function isDialogGone({ about }: Feedback, aboutIds: string[] | undefined): boolean {
  return about !== undefined && aboutIds !== undefined && !aboutIds.includes(about);
}
