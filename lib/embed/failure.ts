/** Why the portal could not be opened. `requestId` finds the case in the installation's log. */
export type Failure = { code: FailureCode; requestId?: string | undefined };

export type FailureCode =
  | "access_denied"
  | "invalid"
  | "rate_limited"
  | "unavailable"
  | "unreachable"
  | "hash_unavailable"
  | "restricted_frame";

/** Whether another try may end otherwise: the same proof is refused again, and what a page lacks stays missing. */
export function canTryAgain(code: FailureCode, canFetchHash: boolean): boolean {
  if (code === "access_denied") return canFetchHash;
  return code !== "invalid" && code !== "restricted_frame";
}

/** What the customer reads, in the merchant's page: what happened, what did not, and what to do. */
export function customerMessage(code: FailureCode): string {
  switch (code) {
    case "access_denied":
      return "This page could not verify your account, so your billing details stay closed. Sign in again. If that does not help, contact support.";
    case "invalid":
      return "Billing is not set up correctly on this page. Nothing was changed. Contact support.";
    case "rate_limited":
      return "There were too many attempts. Nothing was changed. Wait a minute, then try again.";
    case "restricted_frame":
      return "This page is shown in a restricted frame, where billing cannot open. Open the page in a tab of its own.";
    default:
      return "Your billing details could not be loaded. Nothing was changed. Wait a moment, then try again.";
  }
}

/** What the developer reads in the console in debug mode, beside the code. */
export function developerHint(code: FailureCode, appOrigin: string): string {
  switch (code) {
    case "access_denied":
      return `The hash tester names the mistake: ${appOrigin}/dashboard/hmac`;
    case "unavailable":
      return `Read the log of ${appOrigin} for the reference, and load v1.js from the address that is its APP_URL.`;
    case "unreachable":
      return `Allow ${location.origin} in the portal's settings, and ${appOrigin} in your Content-Security-Policy (connect-src, frame-src).`;
    case "restricted_frame":
      return 'This page has the origin "null": a sandbox without allow-same-origin, or a file.';
    default:
      return "Check portal_id, email or customer_id, and hash.";
  }
}
