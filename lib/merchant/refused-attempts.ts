import "server-only";
import { afterAnswer } from "../after-answer";
import { type ActingMember, recordAudit } from "../db/audit";
import { consumeLimit } from "../rate-limit";

/** Strangers cause these attempts, so the rows per member and hour are limited. The log has every attempt. */
const hourlyLimit = { points: 60, seconds: 60 * 60 };

type RefusedAttempt = { verb: string; device: string; cause?: string };

/**
 * Records for the merchant that an attempt in a member's name was refused. Runs after the answer, because writing takes
 * a moment, and a slower answer would reveal that the address has an account.
 */
export function recordRefusedAttempt(who: ActingMember, { verb, device, cause }: RefusedAttempt): void {
  afterAnswer(async () => {
    if (!(await consumeLimit("refused attempts of member", who.memberId, hourlyLimit))) return;
    const details = { device, ...(cause && { cause }) };
    await recordAudit(who, { mode: null, verb, subject: who.memberId, details });
  });
}
