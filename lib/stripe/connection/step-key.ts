/** Returns the idempotency key for one step of an operation. Repeating the operation yields the same keys. */
export type StepKey = (step: string) => { idempotencyKey: string };
