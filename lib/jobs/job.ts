import { z } from "zod";

/** What a job is told: ids and nothing else, so the queue holds no personal data and no secret. */
export type Ids = Record<string, string>;

/** No e-mail address, name or sealed value has this shape. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

/** One merchant in one mode: what a turn of recovery is about. */
export const merchantPart = z.object({ merchantId: id, mode: z.enum(["test", "live"]) });
export type MerchantPart = z.output<typeof merchantPart>;

export const nothing = z.object({});

/**
 * What is known of a job without running it, so that lib/db can add one in the transaction that needs it. What it
 * does stands in lib/jobs/tasks.ts.
 */
export type Job<Payload extends Ids = Ids> = {
  name: string;
  payload: z.ZodType<Payload>;
  /** How often it is tried; the waits in between are e, e², e³ … seconds, 6 hours at most. */
  attempts: number;
  /** Jobs that wait for Stripe have workers of their own, so that a Stripe that hangs holds up nothing else. */
  lane: "stripe" | "house";
  /** When it runs by itself: with so many seconds between two runs, or by a crontab's five fields in UTC. */
  repeats?: { everySeconds: number } | { cron: string };
};

/** The same job about the same thing waits once: adding it again moves it forward, never back. */
export function keyOf({ name }: Pick<Job, "name">, payload: Ids): string {
  const about = Object.keys(payload).sort();
  return [name, ...about.map((part) => payload[part])].join(":");
}
