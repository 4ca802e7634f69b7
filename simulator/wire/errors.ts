/** Stripe's error bodies. Texts are Stripe's own where a recording or its documentation gives them. */

export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
  [field: string]: unknown;
};

/** A refusal with Stripe's status and body. `keepsChanges`: what the request did before it failed stays done. */
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
