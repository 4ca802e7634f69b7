import { createContext, useContext } from "react";
import type { PortalIntents } from "@/lib/embed/api";
import type { OperationName } from "@/lib/operations/operations";
import type { OperationAnswer } from "@/lib/portal/view/answer-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Frame } from "../frame/frame";
import type { Host } from "../frame/host";
import type { AwaitedPayment } from "../payment/awaited-payment";
import type { Feedback } from "../request/feedback";

/** One operation the customer requested, from the button to the server. */
export type OperationRequest = {
  operation: OperationName;
  /** The place where the feedback is shown: the ID of a subscription, customer or invoice. */
  placeId: string;
  /** The item within that place, such as the invoice to pay or the payment method to remove. */
  about?: string | undefined;
  /** The dialog to close when the operation is done. */
  dialog: HTMLDialogElement | null;
  /** Selected fields for the merchant's `pre_…` hook. */
  details: PortalIntents[OperationName];
  /** Whether the merchant's page has already been asked and has allowed the operation. */
  isAllowed?: boolean;
  /** The input for the server, as data, so another frame can send it if this visit has ended. */
  input: Record<string, unknown> & { intentId: string };
  send: () => Promise<OperationAnswer>;
  /** Whether the request came from a frame whose visit had ended. A request is handed over at most once. */
  isCarriedOver?: boolean;
};

export type PortalContextValue = {
  token: string;
  view: PortalView;
  host: Host;
  frame: Frame;
  /** Whether the frame has no origin of its own, so it can't send actions. False until the script has loaded. */
  isSandboxed: boolean;
  feedback: Feedback | null;
  /** The operation in progress, if any: one at a time, as the server requires. */
  working: Pick<OperationRequest, "operation" | "placeId" | "about"> | null;
  perform: (request: OperationRequest) => void;
  /** Replaces the shown view. */
  show: (view: PortalView) => void;
  /** Call this when the customer leaves to finish a payment elsewhere, so that the page shows the result. */
  awaitPayment: (payment: AwaitedPayment) => void;
  reload: (what: "view" | "page") => void;
  /**
   * Call this when the visit has ended. The merchant's page then opens another visit, which continues where
   * this one stopped.
   */
  renew: (resumeWith?: { customerId?: string | null; dialog?: undefined }) => void;
  /** Clears a dialog's feedback when it is reopened. */
  dismissFeedback: () => void;
  /** Tells the merchant's page about an event, if that page handles responses. */
  announce: (event: string, response: Record<string, unknown>, extras?: Record<string, unknown>) => void;
};

export const PortalContext = createContext<PortalContextValue | null>(null);

export function usePortal(): PortalContextValue {
  const value = useContext(PortalContext);
  if (!value) throw new Error("Use the portal's components inside <Portal>.");
  return value;
}
