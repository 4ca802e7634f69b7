import type { ReactNode } from "react";
import type { CustomerOperationName } from "@/lib/operations/operations";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import type { Feedback } from "../request/feedback";
import { FeedbackMessage } from "../request/feedback-message";
import { usePortal } from "../shell/portal-context";

/** A card about the customer as a whole. Feedback on its operations appears at the top. */
export function CustomerCard({
  id,
  title,
  customer,
  operations,
  aboutIds,
  action,
  children,
}: {
  id: string;
  title: string;
  customer: CustomerView;
  operations: CustomerOperationName[];
  /** The IDs that still have a dialog, for a card with one dialog per row. */
  aboutIds?: string[];
  /** The button that opens the card's dialog: beside the title if there is room, last on a phone. */
  action: ReactNode;
  children: ReactNode;
}) {
  const { feedback } = usePortal();
  const isSaidHere =
    feedback?.placeId === customer.id &&
    (!feedback.dialog || isDialogGone(feedback, aboutIds)) &&
    operations.some((name) => name === feedback.operation);
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="grid grid-cols-1 rounded-xl border border-line bg-surface p-[20px] [anchor-scope:--actions] sm:grid-cols-[1fr_auto] sm:gap-x-4 sm:p-6"
    >
      <div role="status" className="col-span-full">
        {isSaidHere && (
          <div className="mb-4">
            <FeedbackMessage feedback={feedback} />
          </div>
        )}
      </div>
      <h2 id={`${id}-title`} className="text-lg font-semibold sm:self-center">
        {title}
      </h2>
      <div className="col-span-full min-w-0">{children}</div>
      {action && (
        <div className="mt-5 flex [anchor-name:--actions] sm:col-start-2 sm:row-start-2 sm:mt-0">
          {action}
        </div>
      )}
    </section>
  );
}

/**
 * Whether the feedback is about a row that is gone, along with the dialog that showed it. The card then shows
 * the feedback.
 */
function isDialogGone({ about }: Feedback, aboutIds: string[] | undefined): boolean {
  return about !== undefined && aboutIds !== undefined && !aboutIds.includes(about);
}
