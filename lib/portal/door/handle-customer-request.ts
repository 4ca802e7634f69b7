import "server-only";
import { isDatabaseUnavailable } from "../../db/errors";
import { PortalError, type PortalErrorCode, portalErrorStatuses } from "../../errors";
import { defaultLanguage, type Language } from "../../i18n/languages";
import type { Voice } from "../../i18n/say";
import { log } from "../../log";
import { addLogContext, inRequest, logContext } from "../../log/context";
import { toPortalError } from "../../stripe/connection/errors";
import type { CustomerError } from "../view/answer-shape";
import { causeOf } from "./cause";
import { describeError } from "./error-message";

/** The language and texts of the answer, set as soon as the visit is known. */
export type RequestVoice = Voice;

type Refused = { ok: false; error: CustomerError; view: null };

/**
 * Handles one request from a customer. Logs its operation, outcome and duration and, if it is refused, the cause. Known
 * errors keep their code; any other error is a bug and becomes "unexpected". Error messages are in `language` until
 * `answer` finds the language of the visit.
 */
export function handleCustomerRequest<Answer extends { ok: true } | { ok: false; error: CustomerError }>(
  operation: string,
  answer: (request: RequestVoice) => Promise<Answer>,
  language: Language = defaultLanguage,
): Promise<Answer | Refused> {
  return inRequest({ operation }, async () => {
    const startedAt = performance.now();
    let fault: unknown;
    const request: RequestVoice = { language };
    const answered = await answer(request).catch((error: unknown) => {
      fault = error;
      return refused(error, request);
    });
    logResult(answered.ok ? undefined : answered.error.code, performance.now() - startedAt, fault);
    return answered;
  });
}

function refused(error: unknown, voice: Voice): Refused {
  const meaning = meaningOf(error);
  const known = meaning instanceof PortalError ? meaning : new PortalError("unexpected");
  addLogContext({ cause: causeOf(known) });
  return { ok: false, error: describeError(known, voice), view: null };
}

/** Translates an error from Stripe or the database into a `PortalError`. Unknown errors are returned unchanged. */
export function meaningOf(error: unknown): unknown {
  if (isDatabaseUnavailable(error)) return new PortalError("unavailable", "database");
  return toPortalError(error);
}

/** True if the error is a bug of ours, or if the Stripe key doesn't work. */
const needsAttention = (code: PortalErrorCode) => code === "unexpected" || code === "misconfigured";

function logResult(code: PortalErrorCode | undefined, durationMs: number, fault: unknown): void {
  if (code === undefined) {
    return log.info("A customer request succeeded.", { outcome: logContext().outcome ?? "done", durationMs });
  }
  const fields = { outcome: portalErrorStatuses[code] < 500 ? "refused" : "failed", durationMs };
  if (needsAttention(code)) log.error("A customer request failed.", fields, fault);
  else if (portalErrorStatuses[code] >= 500) log.warn("A customer request failed.", fields, fault);
  else log.info("A customer request was refused.", fields);
}
