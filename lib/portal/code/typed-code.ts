import "server-only";
import { z } from "zod";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { consumeLimit } from "../../rate-limit";
import { toPortalError } from "../../stripe/connection/errors";
import { type Code, findCoupon, findPromotionCode, type Grant, readCode } from "../../stripe/discounts/codes";
import type { Visit } from "../visit/visit";
import { cleanCode } from "./clean-code";
import { type CodeUse, refusalOf } from "./code-refusal";

/** A code as the customer types or pastes it. `cleanCode` then extracts the code itself. */
export const typedCodeSchema = z.string().trim().min(1).max(500);

/**
 * Finds the code that a customer typed. Codes can be guessed, so every lookup counts toward a limit, even a successful
 * one. The limit is per customer, because one customer may have many visits.
 *
 * @throws PortalError `rate_limited`, or `invalid` with the reason why the code can't be used.
 */
export async function findUsableCode(visit: Visit, text: string, use: CodeUse): Promise<Code> {
  const who = `${visit.merchantId}|${visit.mode}|${use.customerId}`;
  const { CODES_PER_MINUTE: perMinute, CODES_PER_HOUR: perHour } = env();
  if (!(await consumeLimit("codes_per_minute", who, { points: perMinute, seconds: 60 })))
    throw new PortalError("rate_limited", "codes");
  if (!(await consumeLimit("codes_per_hour", who, { points: perHour, seconds: 3600 })))
    throw new PortalError("rate_limited", "codes_for_long");
  return requireUsable(await findCode(visit, cleanCode(text), use), use);
}

async function findCode(
  { stripe, settings }: Visit,
  text: string,
  { customerId }: CodeUse,
): Promise<Code | null> {
  const { couponCodes: kind } = settings;
  // Stripe's codes contain only these characters, so no request is needed for any other text.
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const promotion = kind === "coupons" ? null : await findPromotionCode(stripe, text, customerId);
  if (promotion || kind === "promotion_codes") return promotion;
  return findCoupon(stripe, text);
}

/** Checks an agreed code again, because others may have redeemed it between preview and confirmation. */
export async function readUsableCode({ stripe, settings }: Visit, grant: Grant, use: CodeUse): Promise<Code> {
  const kind = "coupon" in grant ? "coupons" : "promotion_codes";
  // The merchant may have stopped accepting this kind of code in the meantime.
  if (settings.couponCodes !== kind && settings.couponCodes !== "both")
    throw new PortalError("invalid", "code_unknown");
  return requireUsable(await readCode(stripe, grant), use);
}

function requireUsable(code: Code | null, use: CodeUse): Code {
  const refusal = refusalOf(code, use);
  if (refusal || !code) throw new PortalError("invalid", refusal ?? "code_unknown");
  return code;
}

/**
 * Runs `work` with a code. If Stripe refuses the code, throws the likely reason. For example, another customer used the
 * code first, or Stripe knows something about this customer that we don't.
 */
export async function explainCodeRefusal<Done>(
  stripe: Visit["stripe"],
  grant: Grant | null | undefined,
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const told = toPortalError(error);
    const isRefusal = told instanceof PortalError && told.reason === "code_refused";
    if (!grant || !isRefusal) throw error;
    throw new PortalError("invalid", await refusalReason(stripe, grant));
  }
}

export function isCodeRefusal({ reason }: PortalError): boolean {
  return reason?.startsWith("code_") ?? false;
}

async function refusalReason(stripe: Visit["stripe"], grant: Grant): Promise<string> {
  const code = await readCode(stripe, grant).catch(() => null);
  if (!code || code.state === "unusable") return "code_unknown";
  if (code.state !== "usable") return `code_${code.state}`;
  if (code.isFirstTimeOnly) return "code_first_time";
  return code.hasMinimum ? "code_below_minimum" : "code_refused";
}
