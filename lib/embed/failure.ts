/** Why the portal couldn't open. To find the cause, search the installation's log for `requestId`. */
export type Failure = {
  code: FailureCode;
  requestId?: string | undefined;
  words?: Words | undefined;
  /** The error that the page's own function threw. */
  error?: unknown;
};

/** Texts for the customer: from the server in their language, or in English if no server answered. */
export type Words = {
  message: string;
  retry: string;
  reference: string;
  lang: string;
  dir: string;
  /** For the developer, in English. */
  hint?: string;
};

export type FailureCode =
  | "access_denied"
  | "invalid"
  | "misplaced"
  | "rate_limited"
  | "unavailable"
  | "unreachable"
  | "hash_unavailable"
  | "restricted_frame";

const notSetUp = "Billing isn't set up correctly on this page. Nothing was changed. Contact support.";

// The script must be plain ASCII, so that it works on a page in any encoding. Therefore, these apostrophes are
// straight.
const messages: Partial<Record<FailureCode, string>> = {
  hash_unavailable:
    "We couldn't verify your account. Nothing was changed. Reload this page or sign in again.",
  invalid: notSetUp,
  misplaced: notSetUp,
  restricted_frame: "Billing can't open in a restricted frame. Open this page in its own tab.",
};

/** The customer's message on the merchant's page: what happened, that nothing was changed, and what to do. */
export function customerWords({ code, words }: Failure): Words {
  const message =
    messages[code] ??
    "We couldn't load your billing details. Nothing was changed. Wait a moment and try again.";
  return words ?? { message, retry: "Try again", reference: "Reference", lang: "en", dir: "ltr" };
}

/**
 * Whether another attempt may succeed. After a problem with the proof, it can only succeed if the page can fetch
 * another proof. After a mistake in the page, it can't.
 */
export function canTryAgain(code: FailureCode, canFetchProof: boolean): boolean {
  return /^[ah]/.test(code) ? canFetchProof : !messages[code];
}
