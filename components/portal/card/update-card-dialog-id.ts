/** Opened by a button of its own, and from wherever a new card helps. */
export function updateCardDialogId(customerId: string): string {
  return `${customerId}-update_card`;
}
