import "server-only";
import { afterAnswer } from "../after-answer";
import { recordAudit } from "../db/audit";
import type { ActingMember } from "../db/audit";
import { allow } from "../rate-limit";

/** Strangers cause them, so only so many rows an hour are written for one member; the log has every one. */
const mostPerHour = { points: 60, seconds: 60 * 60 };

type Attempt = { verb: string; device: string; cause?: string };

/**
 * Records for the merchant what was tried in a member's name and refused. After the answer: writing takes a moment, and
 * an answer that comes later for an address that has an account would tell that it has one.
 */
export function recordRefusedAttempt(who: ActingMember, { verb, device, cause }: Attempt): void {
  afterAnswer(async () => {
    if (!(await allow("refused attempts of member", who.memberId, mostPerHour))) return;
    const details = { device, ...(cause && { cause }) };
    await recordAudit(who, { mode: null, verb, subject: who.memberId, details });
  });
}
