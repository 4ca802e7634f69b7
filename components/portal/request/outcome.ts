import type { OperationName } from "@/lib/operations/operations";
import type { PortalErrorCode } from "@/lib/errors";
import type { PortalText } from "@/lib/i18n/portal-text";
import type { Tone } from "@/lib/portal/view/tone";
import type { PortalView } from "@/lib/portal/view/view-shape";

/** What became of the last thing the customer asked for, and where it is said. */
export type Outcome = {
  /** The subscription or the customer it is about. */
  placeId: string;
  /** Which of several alike at that place. */
  about?: string | undefined;
  /** The dialog that stays open and shows it; null when the subscription itself does. */
  dialog: OperationName | null;
  /** What it became of; null when the view was read again. */
  operation: OperationName | null;
  tone: Tone;
  text: string;
  /** What is wrong with which field of the form, by its name. */
  fields?: Record<string, string> | undefined;
  /** Where to go on; `invoiceId` when a payment is finished there, whose end is waited for. */
  link?: { label: string; url: string; invoiceId?: string | undefined };
  /** A card was declined: another one may help. */
  isDeclined?: boolean;
  /** Nothing has changed yet: it waits for a payment to be finished. */
  isWaiting?: boolean;
  /** What the button beside it reads again: the subscription's state, or the whole page. */
  reload?: "view" | "page";
};

/** Whether what it is about stands on the page and can say it. */
export function hasPlace({ placeId, operation }: Outcome, view: PortalView): boolean {
  const { subscriptions, customer, invoices } = view;
  if (customer?.id === placeId) return customer.actions.some((name) => name === operation);
  return [...subscriptions, ...invoices.rows].some(({ id }) => id === placeId);
}

/** What may help after a refusal: asking again, or reading the subscription or the whole page anew. */
export type Remedy = "again" | "view" | "page";

const remedies: Partial<Record<PortalErrorCode, Remedy | null>> = {
  visit_expired: "page",
  unexpected: "page",
  not_found: "view",
  // The same question would get the same answer; what helps instead is said in the message.
  not_allowed: null,
  invalid: null,
  misconfigured: null,
};

export function remedyFor(code: PortalErrorCode): Remedy | null {
  const remedy = remedies[code];
  return remedy === undefined ? "again" : remedy;
}

/**
 * An action that throws never reached our code, or its answer never came back. A new version of the server answers
 * neither; Next names that error, and then nothing can have happened.
 */
export function explainThrown(error: unknown, text: PortalText): Pick<Outcome, "text" | "reload"> {
  const isOutdated = error instanceof Error && error.name === "UnrecognizedActionError";
  return isOutdated ? { text: text.outdated, reload: "page" } : { text: text.connectionLost, reload: "view" };
}
