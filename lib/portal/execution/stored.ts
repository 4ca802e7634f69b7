import { z } from "zod";
import type { MerchantSchedule } from "../../stripe/schedules/merchant-schedules";

/**
 * Parts of stored commands. A command's top level allows no unknown fields: a field added by a newer version may change
 * what the command does, so a version that doesn't know the field must not repeat the command.
 */

export const id = z.string().min(1);
/** A Unix time on Stripe's clock. */
export const seconds = z.int();
export const amount = z.int();

export const grant = z.union([z.strictObject({ promotion_code: id }), z.strictObject({ coupon: id })]);
export const discounts = z.array(z.union([z.strictObject({ discount: id }), grant]));

/** Phases are returned to Stripe unchanged. No other code reads them. */
const phases = z.custom<MerchantSchedule["phases"]>(
  (value) => Array.isArray(value) && value.every((phase) => typeof phase === "object" && phase !== null),
);
export const heldSchedule: z.ZodType<MerchantSchedule> = z.strictObject({
  scheduleId: id,
  endBehavior: z.enum(["cancel", "none", "release", "renew"]),
  phases,
});
export const planned = z.strictObject({ scheduleId: id, held: heldSchedule.nullable() });
