/** `placeId`: the subscription or the invoice beside which it is paid. */
export function payDialogId(placeId: string): string {
  return `${placeId}-pay_invoice`;
}
