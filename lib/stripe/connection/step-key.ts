import { randomUUID } from "node:crypto";

/** Returns the idempotency key for one step of an operation. Repeating the operation yields the same keys. */
export type StepKey = (step: string) => { idempotencyKey: string };

/**
 * A new key each time, for steps that look before they act: under one key, Stripe would repeat a fault of its own for
 * a day.
 */
export const freshKey: StepKey = () => ({ idempotencyKey: randomUUID() });
