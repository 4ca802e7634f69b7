/** Why the portal couldn't open. `requestId` finds the cause in the installation's log. */
export type Failure = { code: FailureCode; requestId?: string | undefined; words?: Words | undefined };

/** What the customer reads; from the server in their language, or in English where no server answered. */
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

/** Whether another try may succeed: the same proof is refused again, and a missing setting stays missing. */
export function canTryAgain(code: FailureCode, canFetchHash: boolean): boolean {
  if (code === "access_denied") return canFetchHash;
  return !["invalid", "misplaced", "restricted_frame"].includes(code);
}

const notSetUp = "Billing isn't set up correctly on this page. Nothing was changed. Contact support.";

const messages: Partial<Record<FailureCode, string>> = {
  hash_unavailable:
    "We couldn't verify your account. Nothing was changed. Sign in again, then try again, or contact support.",
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
 * The developer's hint in the console next to the code, in debug mode only; `misplaced` is always logged. The server
 * sends its own with a refusal.
 */
export function developerHint({ code, words }: Failure, appOrigin: string): string {
  const hints: Partial<Record<FailureCode, string>> = {
    misplaced: "Load v1.js from APP_URL with a <script>.",
    unreachable: `Allow ${location.origin} in the settings and ${appOrigin} in your CSP.`,
    restricted_frame: 'The origin is "null": add allow-same-origin.',
  };
  return words?.hint ?? hints[code] ?? "Check portal_id, email or customer_id.";
}
