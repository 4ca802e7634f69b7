/** Gives each request to Stripe of one operation its own idempotency key, the same at every repetition. */
export type StepKey = (step: string) => { idempotencyKey: string };
