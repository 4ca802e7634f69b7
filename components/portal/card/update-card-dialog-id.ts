/**
 * Several buttons open the dialog by this ID: the dialog's own button, and every button that suggests a new
 * card.
 */
export function updateCardDialogId(customerId: string): string {
  return `${customerId}-update_card`;
}
