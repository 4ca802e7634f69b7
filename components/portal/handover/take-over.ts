import { perform, read } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Kept } from "./kept";
import type { Outcome } from "../request/outcome";
import type { Request } from "../shell/portal-context";

/** What going on needs of the page. */
export type Successor = {
  token: string;
  view: PortalView;
  show: (view: PortalView) => void;
  say: (outcome: Outcome) => void;
  perform: (request: Request) => void;
};

/**
 * Goes on where the frame before was, whose visit had ended: with the customer who was chosen, what was confirmed, or
 * the dialog that was open. What can't be resumed is reported as not done.
 */
export async function takeOver(kept: Kept, page: Successor): Promise<void> {
  const { text } = page.view;
  const { request, dialog, asksAgain } = kept;
  const about = request ?? asksAgain;
  const say = (words: string, tone: Outcome["tone"], inDialog = false) =>
    page.say({
      placeId: about?.placeId ?? "",
      about: about?.about,
      operation: about?.operation ?? null,
      dialog: inDialog ? (about?.operation ?? null) : null,
      tone,
      text: words,
    });

  if (!(await isSameCustomer(kept, page))) return about && say(text.notCarriedOver, "bad");
  if (request) {
    const { operation, input } = request;
    const send = () => perform(page.token, operation, input as never);
    return page.perform({ ...request, dialog: null, isCarriedOver: true, send });
  }
  const isOpen = dialog !== undefined && (await reopen(dialog));
  if (asksAgain) say(isOpen ? text.confirmAgain : text.notCarriedOver, isOpen ? "neutral" : "bad", isOpen);
  else if (!isOpen) say(text.reopened, "neutral");
}

/** Whether the page shows the customer it was about, choosing them again where several share the identity. */
async function isSameCustomer({ customerId }: Kept, { token, view, show }: Successor): Promise<boolean> {
  if (customerId === null || view.customer?.id === customerId) return true;
  if (!view.chooser?.choices.some((choice) => choice.customerId === customerId)) return false;
  const answer = await read(token, "choose_customer", { customerId }).catch(() => null);
  if (answer?.ok) show(answer.value);
  return answer?.ok === true;
}

/** Opens the dialog again with what was entered in it; false when there is no such dialog any more. */
async function reopen({ id, fields }: NonNullable<Kept["dialog"]>): Promise<boolean> {
  const dialog = await liveDialog(id);
  if (!dialog) return false;
  // Before it opens: opening reads what is chosen in it.
  for (const [name, value] of fields) fill(dialog, name, value);
  if (!dialog.open) dialog.showModal();
  // Opening forgets what was said in it before.
  await new Promise((resolve) => setTimeout(resolve));
  return true;
}

/**
 * The dialog, once its script has loaded: until then React may replace it, and what was opened would close.
 * Undefined when there is none after five seconds.
 */
async function liveDialog(id: string): Promise<HTMLDialogElement | undefined> {
  for (let looks = 0; looks < 50; looks += 1) {
    const dialog = document.getElementById(id);
    if (dialog instanceof HTMLDialogElement && dialog.hasAttribute("data-live")) return dialog;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

function fill(dialog: HTMLDialogElement, name: string, value: string): void {
  for (const field of dialog.querySelectorAll(`[name="${CSS.escape(name)}"]:not([type=hidden])`)) {
    if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)) {
      if (field.value === value && !field.checked) field.click();
    } else {
      // Whoever listens to the field learns of it as of typing.
      (field as HTMLInputElement).value = value;
      field.dispatchEvent(
        new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }),
      );
    }
  }
}
