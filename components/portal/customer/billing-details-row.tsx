import type { BillingDetailsView } from "@/lib/portal/view/view-customer-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { textLink } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { BillingSection } from "./billing-section";

const BillingDetailsDialog = lazyDialog(
  async () => (await import("./billing-details-dialog")).BillingDetailsDialog,
);

const id = "billing-details";

/** The details printed on the customer's invoices, and the button to change them. */
export function BillingDetailsRow({
  customer,
  shown,
}: {
  customer: CustomerView;
  shown: BillingDetailsView;
}) {
  const { isSandboxed, view } = usePortal();
  return (
    <BillingSection id={id} customer={customer} operations={["billing_details"]}>
      <div className="portal-row px-(--pad) [anchor-name:--actions]">
        <h2 id={`${id}-title`} className="portal-row-label">
          {shown.title}
        </h2>
        <div className="portal-row-value">
          {shown.entries.length === 0 ? (
            <p className="text-muted">{shown.emptyText}</p>
          ) : (
            <Details {...shown} />
          )}
        </div>
        {!isSandboxed && (
          <div className="portal-row-action">
            <OpenDialogButton dialogId={`${id}-dialog`} className={textLink} label={view.text.billingDetails}>
              {view.text.edit}
            </OpenDialogButton>
          </div>
        )}
      </div>
      <BillingDetailsDialog id={`${id}-dialog`} customer={customer} shown={shown} />
    </BillingSection>
  );
}

/** The first entry is the name; the others are smaller. Only screen readers get the labels. */
function Details({ entries }: BillingDetailsView) {
  return (
    <dl>
      {entries.map(({ label, value }, place) => (
        <div key={label} className={place > 0 ? "text-sm text-muted" : ""}>
          <dt className="sr-only">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
