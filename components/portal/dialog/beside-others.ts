/**
 * Lets others lay something over the page meanwhile. While a dialog is modal it stands above everything and nothing
 * beside it can be used, so a bank's question, which Stripe puts into the page, could be neither seen nor answered.
 * One dialog may have been opened from another: all of them step back, and come back in their order.
 */
export async function besideOthers<Value>(dialogId: string, act: () => Promise<Value>): Promise<Value> {
  const own = document.getElementById(dialogId);
  const others = [...document.querySelectorAll<HTMLDialogElement>("dialog:modal")].filter(
    (one) => one !== own,
  );
  const dialogs = [...others, ...(own instanceof HTMLDialogElement && own.open ? [own] : [])];
  for (const dialog of dialogs) {
    dialog.close();
    dialog.show();
  }
  try {
    return await act();
  } finally {
    for (const dialog of dialogs) {
      // The customer may have closed it with Esc while the bank was asking.
      const isStillOpen = dialog.open;
      dialog.close();
      if (isStillOpen) dialog.showModal();
    }
  }
}
