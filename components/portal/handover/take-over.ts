import { perform, read } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Feedback } from "../request/feedback";
import type { OperationRequest } from "../shell/portal-context";
import type { Handover } from "./handover";

/** The parts of the page that a takeover needs. */
export type TakeoverPage = {
  token: string;
  view: PortalView;
  show: (view: PortalView) => void;
  say: (feedback: Feedback) => void;
  perform: (request: OperationRequest) => void;
};

/**
 * Continues where the previous frame stopped because its visit ended: with the chosen customer, the confirmed
 * request, or the open dialog. Reports anything it can't resume as not done.
 */
export async function takeOver(handover: Handover, page: TakeoverPage): Promise<void> {
  const { text } = page.view;
  const { request, dialog, reconfirm } = handover;
  const about = request ?? reconfirm;
  const say = (words: string, tone: Feedback["tone"], inDialog = false) =>
    page.say({
      placeId: about?.placeId ?? "",
      about: about?.about,
      operation: about?.operation ?? null,
      dialog: inDialog ? (about?.operation ?? null) : null,
      tone,
      text: words,
    });

  // While Stripe can't be reached, nothing can be resumed.
  if (page.view.away) return about && say(text.notCarriedOver, "bad");
  if (!(await isSameCustomer(handover, page))) return about && say(text.notCarriedOver, "bad");
  if (request) {
    const { operation, input } = request;
    const send = () => perform(page.token, operation, input as never);
    return page.perform({ ...request, dialog: null, isCarriedOver: true, send });
  }
  const isOpen = dialog !== undefined && (await reopen(dialog));
  if (reconfirm) say(isOpen ? text.confirmAgain : text.notCarriedOver, isOpen ? "neutral" : "bad", isOpen);
  else if (!isOpen) say(text.reopened, "neutral");
}

/**
 * Whether the page shows the handover's customer. Chooses that customer first if several share the identity.
 */
async function isSameCustomer(
  { customerId }: Handover,
  { token, view, show }: TakeoverPage,
): Promise<boolean> {
  if (customerId === null || view.customer?.id === customerId) return true;
  if (!view.chooser?.choices.some((choice) => choice.customerId === customerId)) return false;
  const answer = await read(token, "choose_customer", { customerId }).catch(() => null);
  if (answer?.ok) show(answer.value);
  return answer?.ok === true;
}

/** Reopens the dialog with the values entered in it. Returns false if it no longer exists. */
async function reopen({ id, fields }: NonNullable<Handover["dialog"]>): Promise<boolean> {
  const dialog = await waitForDialog(`#${CSS.escape(id)}`);
  if (!dialog) return false;
  // Fill before opening: `onOpen` reads the fields.
  for (const [name, value] of fields) fill(dialog, name, value);
  if (!dialog.open) dialog.showModal();
  // Opening dismisses earlier feedback; wait for that before showing more.
  await new Promise((resolve) => setTimeout(resolve));
  return true;
}

/**
 * The dialog once its script has loaded. Before that, React may replace the dialog, which would close it. Undefined if
 * it isn't ready within five seconds.
 */
export async function waitForDialog(selector: string): Promise<HTMLDialogElement | undefined> {
  for (let checks = 0; checks < 50; checks += 1) {
    const dialog = document.querySelector(selector);
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
      // Fire the event that typing would fire, so that the dialog notices the new value.
      (field as HTMLInputElement).value = value;
      field.dispatchEvent(
        new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }),
      );
    }
  }
}
