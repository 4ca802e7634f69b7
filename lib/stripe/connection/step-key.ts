import { randomUUID } from "node:crypto";

/** Returns the idempotency key for one step of an operation. Repeating the operation yields the same keys. */
export type StepKey = (step: string) => { idempotencyKey: string };

/**
 * A new key each time, for steps that check the state before they act. With a fixed key, Stripe would return the same
 * answer for a day, even if that answer was a server error.
 */
export const freshKey: StepKey = () => ({ idempotencyKey: randomUUID() });
