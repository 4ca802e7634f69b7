import "server-only";
import { afterAnswer } from "../after-answer";
import { recordAudit } from "../db/audit";
import type { ActingMember } from "../db/audit";
import { allow } from "../rate-limit";

/** Strangers cause these, so the rows per member and hour are limited. The log has all of them. */
const mostPerHour = { points: 60, seconds: 60 * 60 };

type Attempt = { verb: string; device: string; cause?: string };

/**
 * Records a refused attempt in a member's name for the merchant. It runs after the answer: writing takes a
 * moment, and a slower answer would reveal that the address has an account.
 */
export function recordRefusedAttempt(who: ActingMember, { verb, device, cause }: Attempt): void {
  afterAnswer(async () => {
    if (!(await allow("refused attempts of member", who.memberId, mostPerHour))) return;
    const details = { device, ...(cause && { cause }) };
    await recordAudit(who, { mode: null, verb, subject: who.memberId, details });
  });
}
