/**
 * `placeId` is the subscription or invoice whose card shows the button. One subscription may show several
 * invoices to pay.
 */
export function payDialogId(placeId: string, invoiceId: string): string {
  return `${placeId}-pay-${invoiceId}`;
}
