/** Why a merchant's request was refused. */
export type MerchantErrorCode =
  | "signed_out"
  | "foreign_origin"
  | "not_found"
  | "invalid"
  /** Someone else has saved changes in the meantime. */
  | "changed"
  | "password_needed"
  | "password_wrong"
  | "sign_up_closed"
  | "rate_limited"
  | "stripe_key_refused"
  | "unavailable"
  | "unexpected";

/** Thrown inside lib/merchant when the member can fix the problem. The member sees `message`. */
export class MerchantError extends Error {
  constructor(
    readonly code: MerchantErrorCode,
    message: string,
    /** Messages by the field they belong to. */
    readonly fields: Record<string, string> = {},
  ) {
    super(message);
  }
}
