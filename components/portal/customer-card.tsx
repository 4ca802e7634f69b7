import type { ReactNode } from "react";
import type { CustomerView } from "@/lib/portal/view-shape";
import type { CustomerOperationName } from "@/lib/portal/vocabulary";
import { OutcomeMessage } from "./outcome-message";
import { usePortal } from "./portal-context";

/** A card about the customer as a whole; what became of its operations is said at its top. */
export function CustomerCard({
  id,
  title,
  customer,
  operations,
  children,
}: {
  id: string;
  title: string;
  customer: CustomerView;
  operations: CustomerOperationName[];
  children: ReactNode;
}) {
  const { outcome } = usePortal();
  const isSaidHere =
    outcome?.placeId === customer.id &&
    !outcome.dialog &&
    operations.some((name) => name === outcome.operation);
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="rounded-xl border border-line bg-surface p-5 [anchor-scope:--actions] sm:p-6"
    >
      <div role="status">
        {isSaidHere && (
          <div className="mb-4">
            <OutcomeMessage outcome={outcome} />
          </div>
        )}
      </div>
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
