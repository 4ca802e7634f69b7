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

/** Faults of the page, which stay as they are. */
const isFaultOfPage = (code: FailureCode) => ["invalid", "misplaced", "restricted_frame"].includes(code);

/** Whether another try may succeed: the same proof is refused again, and a missing setting stays missing. */
export function canTryAgain(code: FailureCode, canFetchHash: boolean): boolean {
  return code === "access_denied" ? canFetchHash : !isFaultOfPage(code);
}

/** The customer's words where the server said none and the script for what is rare can't be loaded. */
export function plainWords(code: FailureCode): Words {
  return {
    message: isFaultOfPage(code)
      ? "Billing isn't set up correctly on this page. Nothing was changed. Contact support."
      : "We couldn't load your billing details. Nothing was changed. Wait a moment and try again.",
    retry: "Try again",
    reference: "Reference",
    lang: "en",
    dir: "ltr",
  };
}
