import { z } from "zod";
import type { MerchantSchedule } from "../../stripe/schedules/merchant-schedules";

/**
 * The parts of what operations write down. A row is strict at its outer level: what a newer version has added to it may
 * change what was meant, and then it is not repeated by one that does not know it.
 */

export const id = z.string().min(1);
/** Of Stripe's clock. */
export const seconds = z.int();
/** In minor units. */
export const amount = z.int();

export const grant = z.union([z.strictObject({ promotion_code: id }), z.strictObject({ coupon: id })]);
export const discounts = z.array(z.union([z.strictObject({ discount: id }), grant]));

/** Phases are handed back to Stripe as they were read, and nobody else reads them. */
const phases = z.custom<MerchantSchedule["phases"]>(
  (value) => Array.isArray(value) && value.every((phase) => typeof phase === "object" && phase !== null),
);
export const heldSchedule: z.ZodType<MerchantSchedule> = z.strictObject({
  scheduleId: id,
  endBehavior: z.enum(["cancel", "none", "release", "renew"]),
  phases,
});
export const planned = z.strictObject({ scheduleId: id, held: heldSchedule.nullable() });
