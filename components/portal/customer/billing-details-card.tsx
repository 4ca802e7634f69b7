import type { BillingDetailsView } from "@/lib/portal/view/view-customer-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { secondaryButton } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";
import { BillingDetailsDialog } from "./billing-details-dialog";
import { CustomerCard } from "./customer-card";

/** The details printed on the customer's invoices, and a button to change them. */
export function BillingDetailsCard({
  customer,
  shown,
}: {
  customer: CustomerView;
  shown: BillingDetailsView;
}) {
  const { isSandboxed, view } = usePortal();
  const id = "billing-details";
  return (
    <CustomerCard
      id={id}
      title={shown.title}
      customer={customer}
      operations={["billing_details"]}
      action={
        !isSandboxed && (
          <OpenDialogButton dialogId={`${id}-dialog`} className={secondaryButton}>
            {view.text.billingDetails}
          </OpenDialogButton>
        )
      }
    >
      {shown.entries.length === 0 ? (
        <p className="mt-1 text-muted">{shown.emptyText}</p>
      ) : (
        <dl className="mt-4 divide-y divide-line border-y border-line sm:border-b-0">
          {shown.entries.map(({ label, lines }) => (
            <div key={label} className="grid gap-x-6 py-3 sm:flex sm:justify-between sm:last:pb-0">
              <dt className="shrink-0 text-muted">{label}</dt>
              <dd className="min-w-0 wrap-anywhere sm:text-end">
                {lines.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <BillingDetailsDialog id={`${id}-dialog`} customer={customer} shown={shown} />
    </CustomerCard>
  );
}
