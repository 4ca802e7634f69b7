import type { CustomerView } from "@/lib/portal/view/view-shape";
import type { PortalSection } from "@/lib/portal/visit/page-options";
import { PaymentMethodRow } from "../method/payment-method-row";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";

/** Used only if the merchant shows billing details. */
const BillingDetailsRow = lazyDialog(async () => (await import("./billing-details-row")).BillingDetailsRow);
const TaxIdRows = lazyDialog(async () => (await import("./tax-id-rows")).TaxIdRows);

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
  const billingDetails = isWanted("billing_details") ? customer.billingDetails : null;
  const taxIds = isWanted("tax_ids") ? customer.taxIds : null;
  if (!isMethodKnown && !balance && !billingDetails && !taxIds) return null;
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
      {billingDetails && <BillingDetailsRow customer={customer} shown={billingDetails} />}
      {taxIds && <TaxIdRows customer={customer} shown={taxIds} />}
    </div>
  );
}
