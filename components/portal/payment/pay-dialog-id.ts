/** `placeId`: the subscription or the invoice beside which it is paid; several may be paid beside one subscription. */
export function payDialogId(placeId: string, invoiceId: string): string {
  return `${placeId}-pay-${invoiceId}`;
}
