import type { CustomerView } from "@/lib/portal/view/view-shape";
import type { PortalSection } from "@/lib/portal/visit/page-options";
import { PaymentMethodRow } from "../method/payment-method-row";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";

/** Used only if the merchant lets customers edit something about themselves. */
const CustomerForms = lazyDialog(async () => (await import("./customer-forms")).CustomerForms);

/** Rows about the customer, not about one subscription. Renders nothing if the merchant shows none of them. */
export function BillingCard({
  customer,
  isWanted,
}: {
  customer: CustomerView;
  /** The merchant's page may ask for some sections only. */
  isWanted: (section: PortalSection) => boolean;
}) {
  const { text } = usePortal().view;
  const { card: method, methods, balance } = customer;
  const isMethodKnown = isWanted("payment_method") && Boolean(method.update ?? method.icon ?? methods[0]);
  const hasForms = customer.formSections.some(isWanted);
  if (!isMethodKnown && !balance && !hasForms) return null;
  return (
    // Rounds the corners, and clips the feedback that may be at the top of a section.
    <div className="portal-card divide-y divide-line *:first:rounded-t-xl *:overflow-clip *:last:rounded-b-xl">
      {isMethodKnown && <PaymentMethodRow customer={customer} />}
      {balance && (
        <dl className="portal-row px-(--pad)">
          <dt className="portal-row-label">{text.balance}</dt>
          <dd className="portal-row-value">{balance}</dd>
        </dl>
      )}
      {hasForms && <CustomerForms customer={customer} isWanted={isWanted} />}
    </div>
  );
}
