import { type FailureCode, plainWords, type Words } from "../failure";

const messages: Partial<Record<FailureCode, string>> = {
  hash_unavailable:
    "We couldn't verify your account. Nothing was changed. Sign in again, then try again, or contact support.",
  restricted_frame: "Billing can't open in a restricted frame. Open this page in its own tab.",
};

/** What the customer reads where the server wasn't asked and more can be said than that it failed; otherwise undefined. */
export function wordsFor(code: string): Words | undefined {
  const message = messages[code as FailureCode];
  return message === undefined ? undefined : { ...plainWords(code as FailureCode), message };
}
