/**
 * Lets an overlay, such as the bank's question that Stripe puts on the page, cover the dialogs while `act`
 * runs. A modal dialog would hide the overlay and block its input. All open modal dialogs become
 * non-modal and are restored in their order.
 */
export async function yieldToOverlay<Value>(dialogId: string, act: () => Promise<Value>): Promise<Value> {
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
      // The customer may have pressed Esc while the bank was asking.
      const isStillOpen = dialog.open;
      dialog.close();
      if (isStillOpen) dialog.showModal();
    }
  }
}
