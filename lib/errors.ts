/**
 * Why the portal could not do something, in words the page translates. Actions answer HTTP 200 with one of these;
 * the numbers are what the same refusal would be as an HTTP status.
 */
export const portalErrorStatuses = {
  visit_expired: 401,
  payment_declined: 402,
  not_allowed: 403,
  not_found: 404,
  state_changed: 409,
  busy: 409,
  invalid: 422,
  rate_limited: 429,
  unexpected: 500,
  /** Stripe or the database cannot be reached; nothing was done. */
  unavailable: 503,
  /** The merchant's Stripe key does not work or lacks a permission; nothing was done. */
  misconfigured: 503,
  /** The outcome is not known yet; it is being found out and must not be tried again. */
  confirming: 504,
} as const;

export type PortalErrorCode = keyof typeof portalErrorStatuses;

/** Reasons by the name of a field; the catalogue has a sentence for each, `field.<reason>`. */
export type FieldReasons = Record<string, string>;

/** Thrown inside the portal when the customer can be told what happened; the front door turns it into a value. */
export class PortalError extends Error {
  override readonly name = "PortalError";

  constructor(
    readonly code: PortalErrorCode,
    /** More to say in the customer's language, such as the reason of a declined card: a code of Stripe's. */
    readonly reason?: string,
    /** What is wrong with which field of the input: `{country: "required"}`. */
    readonly fields: FieldReasons = {},
  ) {
    super(reason ? `${code}: ${reason}` : code);
  }
}

const aboutTheKey = [
  "stripe_not_connected",
  "stripe_key_unreadable",
  "stripe_key_refused",
  "stripe_permission_missing",
];

/** Whether the merchant's Stripe key is what does not work: it is missing, cannot be opened, or was refused. */
export function isAboutTheKey({ code, reason = "" }: PortalError): boolean {
  return code === "misconfigured" && aboutTheKey.includes(reason);
}
