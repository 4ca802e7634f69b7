import { type FieldReasons, type PortalErrorCode, portalErrorStatuses } from "../../errors";
import { english, type SentenceKey } from "../../i18n/english/english";
import { type Say, sayIn, type Voice } from "../../i18n/say";
import { withReference } from "../../i18n/with-reference";
import { requestId } from "../../log/context";
import { sayDecline } from "../payment/decline";
import type { CustomerError } from "../view/answer-shape";

/** The sentence for the reason or, if the reason has no sentence, the sentence for the code. */
export function errorMessage(
  say: Say,
  code: PortalErrorCode,
  reason?: string,
  of: { isCard?: boolean } = {},
): string {
  if (code === "payment_declined") return say("error.payment_declined", sayDecline(say, reason, of));
  return say(sentenceFor(`error.${code}.${reason}`) ?? `error.${code}`);
}

type Refusal = { code: PortalErrorCode; reason?: string | undefined; fields?: FieldReasons };

/**
 * The error with a sentence for each refused field. If we caused the error, the message ends with the reference, so
 * that support can find the cause in the log. The error of an expired visit also has the reference, because the
 * merchant's page needs it if a new visit fails too.
 */
export function describeError(error: Refusal, { language, ownTexts }: Voice): CustomerError {
  const say = sayIn(language, ownTexts);
  const told = describe(say, error);
  const reference = requestId();
  if (reference === undefined) return told;
  if (portalErrorStatuses[error.code] >= 500)
    return { ...told, message: withReference(told.message, say("page.reference"), reference), reference };
  return error.code === "visit_expired" ? { ...told, reference } : told;
}

function describe(say: Say, error: Refusal): CustomerError {
  const { code, reason } = error;
  const fields = fieldMessages(say, error.fields);
  if (Object.keys(fields).length === 0) return { code, message: errorMessage(say, code, reason) };
  const isExplained = sentenceFor(`error.${code}.${reason}`) !== undefined;
  return { code, message: errorMessage(say, code, isExplained ? reason : "fields"), fields };
}

/** Leaves out reasons without a sentence of ours, because the validator's own messages are meant for developers. */
function fieldMessages(say: Say, fields: FieldReasons = {}): Record<string, string> {
  const told = Object.entries(fields).flatMap(([name, reason]) => {
    const sentence = sentenceFor(`field.${reason}`);
    return sentence ? [[name, say(sentence)] as const] : [];
  });
  return Object.fromEntries(told);
}

function sentenceFor(key: string): SentenceKey | undefined {
  return Object.hasOwn(english, key) ? (key as SentenceKey) : undefined;
}
