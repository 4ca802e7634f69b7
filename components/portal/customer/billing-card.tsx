import type { CustomerView } from "@/lib/portal/view/view-shape";
import type { PortalSection } from "@/lib/portal/visit/page-options";
import { PaymentMethodRow } from "../method/payment-method-row";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";

/** Used only if the merchant shows them. */
const BillingDetailsRow = lazyDialog(async () => (await import("./billing-details-row")).BillingDetailsRow);
const TaxIdRows = lazyDialog(async () => (await import("./tax-id-rows")).TaxIdRows);

/** Everything that concerns the customer as a whole, one row each; nothing if the merchant shows none of it. */
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
    // Rounded, and clipped where a section begins with what became of the last click.
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
