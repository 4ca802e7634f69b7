import type { PortalErrorCode } from "@/lib/errors";
import type { PageTexts } from "@/lib/i18n/page-texts";
import type { OperationName } from "@/lib/operations/operations";
import type { ReceiptRow } from "@/lib/portal/view/answer-shape";
import type { Tone } from "@/lib/portal/view/tone";
import type { PortalView } from "@/lib/portal/view/view-shape";

/** The result of the customer's last request, and where it is shown. */
export type Feedback = {
  /** The subscription, customer or invoice that the result is about. */
  placeId: string;
  /** The item within that place, such as an invoice or a payment method. */
  about?: string | undefined;
  /** The dialog that stays open and shows the result; null if the page itself shows it. */
  dialog: OperationName | null;
  /** The operation that the result is about; null after the view was reloaded. */
  operation: OperationName | null;
  tone: Tone;
  text: string;
  /** The details of the payment, or of the kept subscription, below the text. */
  receipt?: ReceiptRow[] | undefined;
  /** Error messages by field name. */
  fields?: Record<string, string> | undefined;
  /**
   * Where to continue. `invoiceId` is set if the customer can finish a payment there; the portal then waits
   * for the result.
   */
  link?: { label: string; url: string; invoiceId?: string | undefined };
  /** Whether a card was declined, so that another card may help. */
  isDeclined?: boolean;
  /** Whether the change waits for a payment, so nothing has changed yet. */
  isPending?: boolean;
  /** Whether the button beside the text reloads the view or the whole page. */
  reload?: "view" | "page";
};

/** Whether the page has a card that shows this feedback. */
export function hasPlace({ placeId, operation }: Feedback, view: PortalView): boolean {
  const { subscriptions, customer, invoices } = view;
  if (customer?.id === placeId) return customer.actions.some((name) => name === operation);
  return [...subscriptions, ...invoices.rows].some(({ id }) => id === placeId);
}

/** A way to recover from a failure: ask again, or reload the view or the whole page. */
export type Remedy = "again" | "view" | "page";

const remedies: Partial<Record<PortalErrorCode, Remedy | null>> = {
  visit_expired: "page",
  unexpected: "page",
  not_found: "view",
  // The same request would get the same answer, so the message suggests something else.
  not_allowed: null,
  invalid: null,
  misconfigured: null,
};

export function remedyFor(code: PortalErrorCode): Remedy | null {
  const remedy = remedies[code];
  return remedy === undefined ? "again" : remedy;
}

/**
 * When an action throws, the request never reached our code or its answer never came back. If the server runs a
 * newer version, Next rejects the action with a named error before it runs, so nothing has happened.
 */
export function explainThrown(error: unknown, text: PageTexts): Pick<Feedback, "text" | "reload"> {
  const isOutdated = error instanceof Error && error.name === "UnrecognizedActionError";
  return isOutdated ? { text: text.outdated, reload: "page" } : { text: text.connectionLost, reload: "view" };
}
