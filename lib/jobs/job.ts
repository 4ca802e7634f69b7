import { z } from "zod";

/** A job's payload: only IDs, so the queue stores no personal data and no secrets. */
export type JobPayload = Record<string, string>;

/** The pattern of an ID in a payload. No email address, name or sealed value matches it. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

/** One merchant in one mode: the scope of one recovery run. */
export const merchantScope = z.object({ merchantId: idSchema, mode: z.enum(["test", "live"]) });
export type MerchantScope = z.output<typeof merchantScope>;

export const emptyPayload = z.object({});

/**
 * A job's declaration, separate from its code, so that lib/db can add a job in the transaction that needs it.
 * lib/jobs/tasks.ts has the code.
 */
export type Job<Payload extends JobPayload = JobPayload> = {
  name: string;
  payload: z.ZodType<Payload>;
  /** The maximum number of attempts. The waits between them are e, e², e³ … seconds, but at most 6 hours. */
  attempts: number;
  /** Jobs that wait for Stripe have their own workers, so that an unresponsive Stripe delays no other jobs. */
  lane: "stripe" | "house";
  /**
   * When the job repeats: this many seconds after its last run, or at the times in the five fields of a crontab line,
   * in UTC.
   */
  repeats?: { everySeconds: number } | { cron: string };
};

/**
 * The key of a job in the queue. The same job with the same payload is queued once, and adding it again can only move
 * it earlier.
 */
export function keyOf({ name }: Pick<Job, "name">, payload: JobPayload): string {
  const about = Object.keys(payload).sort();
  return [name, ...about.map((part) => payload[part])].join(":");
}
