import type { PortalErrorCode } from "../../errors";
import type { PortalView } from "./view-shape";

/** An event for the merchant's page: chosen fields, never a whole Stripe object. */
export type PortalEvent = {
  event: string;
  response: Record<string, unknown>;
  extras: Record<string, unknown>;
};

/** An error, worded for the customer. `fields` maps the names of invalid form fields to their errors. */
export type CustomerError = {
  code: PortalErrorCode;
  message: string;
  fields?: Record<string, string>;
  /** Finds the request in the log. The message also includes this reference if the customer may need to quote it. */
  reference?: string;
};

export type ReceiptRow = { label: string; value: string; link?: { label: string; url: string } };

/** The answer to every operation: its outcome, and the view as just read from Stripe. */
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

/** The answer to a request that changes nothing: a preview, another page of invoices, or a reload of the view. */
export type ReadingAnswer<Value> = { ok: true; value: Value } | { ok: false; error: CustomerError };
