/** Stripe's error bodies. The wordings are Stripe's if a recording or its documentation contains them. */

export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
  [field: string]: unknown;
};

/**
 * A refusal with Stripe's status and body. With `keepsChanges`, changes made before the refusal are not rolled back.
 */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly keepsChanges = false,
  ) {
    super(body.message);
  }
}

export function invalidRequest(message: string, fields: Partial<ErrorBody> = {}): StripeRefusal {
  return new StripeRefusal(400, { type: "invalid_request_error", message, ...fields });
}

export function cardError(code: string, declineCode: string | undefined, message: string): StripeRefusal {
  const body: ErrorBody = { type: "card_error", code, message };
  return new StripeRefusal(402, declineCode ? { ...body, decline_code: declineCode } : body);
}
