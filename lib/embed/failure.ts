/** Why the portal couldn't open. `requestId` finds the cause in the installation's log. */
export type Failure = { code: FailureCode; requestId?: string | undefined };

export type FailureCode =
  | "access_denied"
  | "invalid"
  | "misplaced"
  | "rate_limited"
  | "unavailable"
  | "unreachable"
  | "hash_unavailable"
  | "restricted_frame";

/** Whether another try may succeed: the same proof is refused again, and a missing setting stays missing. */
export function canTryAgain(code: FailureCode, canFetchHash: boolean): boolean {
  if (code === "access_denied") return canFetchHash;
  return !["invalid", "misplaced", "restricted_frame"].includes(code);
}

const notSetUp = "Billing isn't set up correctly on this page. Nothing was changed. Contact support.";

const notVerified =
  "We couldn't verify your account. Nothing was changed. Sign in again, then try again, or contact support.";

const messages: Partial<Record<FailureCode, string>> = {
  access_denied: notVerified,
  hash_unavailable: notVerified,
  invalid: notSetUp,
  misplaced: notSetUp,
  rate_limited: "Too many attempts. Nothing was changed. Wait a minute, then try again.",
  restricted_frame: "Billing can't open in a restricted frame. Open this page in its own tab.",
};

/** The customer's message on the merchant's page: what happened, that nothing was changed, and what to do. */
export function customerMessage(code: FailureCode): string {
  return (
    messages[code] ??
    "We couldn't load your billing details. Nothing was changed. Wait a moment, then try again."
  );
}

/** The developer's hint in the console next to the code, in debug mode only; `misplaced` is always logged. */
export function developerHint(code: FailureCode, appOrigin: string): string {
  const hints: Partial<Record<FailureCode, string>> = {
    access_denied: `The hash tester in your dashboard names the mistake: ${appOrigin}/dashboard`,
    misplaced: "Load v1.js from your APP_URL with its own <script> tag.",
    unavailable: "Find the reference in the log.",
    unreachable: `Allow ${location.origin} in the portal's settings, and ${appOrigin} in your Content-Security-Policy (connect-src, frame-src).`,
    restricted_frame: 'This page has the origin "null": a sandbox without allow-same-origin, or a file.',
  };
  return hints[code] ?? "Check portal_id, email or customer_id, and hash.";
}
