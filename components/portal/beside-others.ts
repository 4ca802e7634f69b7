/**
 * Lets others lay something over a dialog meanwhile. While it is modal it stands above everything and nothing beside
 * it can be used, so a bank's question, which Stripe puts into the page, could be neither seen nor answered.
 */
export async function besideOthers<Value>(dialogId: string, act: () => Promise<Value>): Promise<Value> {
  const dialog = document.getElementById(dialogId);
  if (!(dialog instanceof HTMLDialogElement) || !dialog.open) return act();
  dialog.close();
  dialog.show();
  try {
    return await act();
  } finally {
    // The customer may have closed it with Esc while the bank was asking.
    const isStillOpen = dialog.open;
    dialog.close();
    if (isStillOpen) dialog.showModal();
  }
}
