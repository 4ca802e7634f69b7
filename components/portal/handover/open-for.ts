import type { PageOptions } from "@/lib/portal/visit/page-options";
import { waitForDialog } from "./take-over";

/**
 * Opens an operation's dialog, if the operation is allowed and no other dialog has opened in the meantime.
 */
export async function openFor({
  operation,
  subscriptionId,
}: NonNullable<PageOptions["open"]>): Promise<void> {
  const owner = subscriptionId ? `[id^="${subscriptionId}-"]` : "";
  const ending = operation === "pay_invoice" ? `[id*="-pay-"]` : `[id$="-${operation}"]`;
  const dialog = await waitForDialog(`dialog${owner}${ending}`);
  if (dialog && !document.querySelector("dialog[open]")) dialog.showModal();
}
