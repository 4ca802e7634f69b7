/** Every error of the API, with its HTTP status. `docs/api.md` and the OpenAPI description are made from this. */
export const apiErrorStatuses = {
  invalid_api_key: 401,
  idempotency_conflict: 409,
  too_large: 413,
  invalid_request: 422,
  rate_limited: 429,
  unexpected: 500,
  unavailable: 503,
} as const;

export type ApiErrorCode = keyof typeof apiErrorStatuses;

/** Thrown inside the API. `message` is for the merchant's developer, and `param` names the invalid field. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly code: ApiErrorCode,
    message: string,
    readonly param?: string,
  ) {
    super(message);
  }
}
