/**
 * Why the portal couldn't do something, as codes that the page translates. Actions answer HTTP 200 with one
 * of these; the numbers are the equivalent HTTP statuses.
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
  /** Stripe or the database can't be reached; nothing was done. */
  unavailable: 503,
  /** The merchant's Stripe key doesn't work or lacks a permission; nothing was done. */
  misconfigured: 503,
  /** The result isn't known yet. It is being determined, and the request must not be repeated. */
  confirming: 504,
} as const;

export type PortalErrorCode = keyof typeof portalErrorStatuses;

/** Reasons by field name. The catalog has a sentence for each: `field.<reason>`. */
export type FieldReasons = Record<string, string>;

/**
 * Thrown inside the portal for failures that the customer is told about. The front door turns the error into a value.
 */
export class PortalError extends Error {
  override readonly name = "PortalError";

  constructor(
    readonly code: PortalErrorCode,
    /** The detail shown in the customer's language, such as Stripe's decline code for a card. */
    readonly reason?: string,
    /** Field errors by name: `{country: "required"}`. */
    readonly fields: FieldReasons = {},
  ) {
    super(reason ? `${code}: ${reason}` : code);
  }
}

const keyReasons = [
  "stripe_not_connected",
  "stripe_key_unreadable",
  "stripe_key_misdirected",
  "stripe_key_refused",
  "stripe_permission_missing",
];

/** Whether the merchant's Stripe key is the problem: it is missing, can't be unsealed, belongs elsewhere, or was refused. */
export function isKeyProblem({ code, reason = "" }: PortalError): boolean {
  return code === "misconfigured" && keyReasons.includes(reason);
}
