import type { PortalErrorCode } from "../../errors";
import type { PortalView } from "./view-shape";

/** An event for the merchant's page: chosen fields, never a whole Stripe object. */
export type PortalEvent = {
  event: string;
  response: Record<string, unknown>;
  extras: Record<string, unknown>;
};

/** An error in the customer's words; `fields` has the error of each form field by its name. */
export type CustomerError = {
  code: PortalErrorCode;
  message: string;
  fields?: Record<string, string>;
  /** Finds the case in the log. If the customer may need it, the message ends with it too. */
  reference?: string;
};

export type ReceiptRow = { label: string; value: string; link?: { label: string; url: string } };

/** The answer of every operation of the portal: what was done and the view as it is now, fresh from Stripe. */
export type OperationAnswer =
  | {
      ok: true;
      said: string;
      /** The payment with its method and date, or the consequences of a cancellation; absent if there is neither. */
      receipt?: ReceiptRow[];
      event: PortalEvent;
      view: PortalView | null;
      payUrl?: string;
    }
  | { ok: false; error: CustomerError; view: PortalView | null };

/** The answer of what only reads: previews, another page of invoices, the view again. */
export type ReadingAnswer<Value> = { ok: true; value: Value } | { ok: false; error: CustomerError };
