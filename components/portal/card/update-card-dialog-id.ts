/** The dialog opens from its own button and from every place that suggests a new card. */
export function updateCardDialogId(customerId: string): string {
  return `${customerId}-update_card`;
}
