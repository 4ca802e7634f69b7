import { createContext, useContext } from "react";
import type { OperationAnswer, PortalView } from "@/lib/portal/view/view-shape";
import type { OperationName } from "@/lib/operations/operations";
import type { Frame } from "../frame/frame";
import type { Host } from "../frame/host";
import type { Outcome } from "../request/outcome";
import type { AwaitedPayment } from "../payment/use-awaited-payments";

/** One thing the customer asked for, from the button to the server. */
export type Request = {
  operation: OperationName;
  /** Where on the page its outcome is said: the id of the subscription or of the customer. */
  placeId: string;
  /** Which of several alike at that place: the invoice that is paid, the payment method that is removed. */
  about?: string | undefined;
  /** The dialog to close when it is done. */
  dialog: HTMLDialogElement | null;
  /** Chosen fields for the merchant's `pre_…` hook. */
  details: Record<string, unknown>;
  /** The merchant's page was asked before, when the customer began. */
  isAllowed?: boolean;
  /** What the server is asked with, as data: another frame can send it when this one's visit has ended. */
  input: Record<string, unknown> & { intentId: string };
  send: () => Promise<OperationAnswer>;
  /** Carried over from a frame whose visit had ended. It is carried over once. */
  isCarriedOver?: boolean;
};

export type PortalContextValue = {
  token: string;
  view: PortalView;
  host: Host;
  frame: Frame;
  /** A frame without an origin of its own: no action can be sent from it. Known once the script has arrived. */
  isSandboxed: boolean;
  outcome: Outcome | null;
  /** The operation under way, if any: one at a time, as the server would have it. */
  working: Pick<Request, "operation" | "placeId" | "about"> | null;
  perform: (request: Request) => void;
  /** Shows another view in place of this one. */
  show: (view: PortalView) => void;
  /** The customer goes to finish a payment elsewhere: how it ends is noticed and said. */
  awaitPayment: (payment: AwaitedPayment) => void;
  reload: (what: "view" | "page") => void;
  /** The visit has ended: the merchant's page opens another one, which goes on where this one is. */
  renew: (goOnWith?: { customerId?: string | null; dialog?: undefined }) => void;
  /** Forgets what was said in a dialog when it is opened anew. */
  dismissOutcome: () => void;
  /** Tells the merchant's page, when the merchant wants to be told. */
  announce: (event: string, response: Record<string, unknown>, extras?: Record<string, unknown>) => void;
};

export const PortalContext = createContext<PortalContextValue | null>(null);

export function usePortal(): PortalContextValue {
  const value = useContext(PortalContext);
  if (!value) throw new Error("The parts of the portal stand inside <Portal>.");
  return value;
}
