import { en } from "../i18n/en";
import type { SentenceKey } from "../i18n/en";
import { sayDecline } from "./decline";
import type { PortalErrorCode } from "./errors";
import { speaker } from "./sentences";

/** What the customer is told: the sentence for the reason where there is one, or the one for the code. */
export function errorMessage(code: PortalErrorCode, reason?: string): string {
  const { say } = speaker();
  if (code === "payment_declined") return say("error.payment_declined", sayDecline(say, reason));
  const detailed = `error.${code}.${reason}`;
  return say(detailed in en ? (detailed as SentenceKey) : `error.${code}`);
}
