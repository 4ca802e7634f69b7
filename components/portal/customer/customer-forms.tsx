import type { CustomerView } from "@/lib/portal/view/view-shape";
import type { PortalSection } from "@/lib/portal/visit/page-options";
import { BillingDetailsRow } from "./billing-details-row";
import { PurchaseOrderRow } from "./purchase-order-row";
import { TaxIdRows } from "./tax-id-rows";

type Props = { customer: CustomerView; isWanted: (section: PortalSection) => boolean };

/** Rows about the customer. Each has a form in a dialog that loads later. */
export function CustomerForms({ customer, isWanted }: Props) {
  const { billingDetails, purchaseOrder, taxIds } = customer;
  return (
    <>
      {billingDetails && isWanted("billing_details") && (
        <BillingDetailsRow customer={customer} shown={billingDetails} />
      )}
      {purchaseOrder && isWanted("billing_details") && (
        <PurchaseOrderRow customer={customer} shown={purchaseOrder} />
      )}
      {taxIds && isWanted("tax_ids") && <TaxIdRows customer={customer} shown={taxIds} />}
    </>
  );
}
