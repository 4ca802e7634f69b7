/** Why a merchant's request was not done. */
export type MerchantErrorCode =
  | "signed_out"
  | "foreign_origin"
  | "not_found"
  | "invalid"
  | "password_needed"
  | "password_wrong"
  | "sign_up_closed"
  | "rate_limited"
  | "stripe_key_refused"
  | "unavailable"
  | "unexpected";

/** Thrown inside lib/merchant when the member can do something about it; `message` is what they read. */
export class MerchantError extends Error {
  constructor(
    readonly code: MerchantErrorCode,
    message: string,
    /** Messages beside the fields they belong to. */
    readonly fields: Record<string, string> = {},
  ) {
    super(message);
  }
}
