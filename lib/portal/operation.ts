import type { z } from "zod";
import type { StripeClient } from "../stripe/client";
import type { StepKey } from "../stripe/subscriptions";
import type { Subscription } from "../stripe/reshape";
import type { Speaker } from "./sentences";
import type { OperationName } from "./vocabulary";
import type { Visit } from "./visit";

/**
 * The shape of an operation, in three steps that keep money safe. `prepare` reads and decides and changes
 * nothing; what it decides is written down before Stripe is asked to change anything. `apply` does exactly what
 * was written, so that doing it again with the same keys asks Stripe the same and happens once. `findOutcome`
 * reads Stripe to learn how it ended, for when nobody can say.
 */
export type Operation<Input, Plan extends object, Outcome extends OutcomeKind> = {
  name: OperationName;
  input: z.ZodType<Input>;
  prepare(asked: {
    /** What the operation will be known by; a plan keeps it when the outcome is found by that. */
    operationId: string;
    visit: Visit;
    subscription: Subscription;
    input: Input;
    speaker: Speaker;
  }): Promise<Plan>;
  apply(stripe: StripeClient, plan: Plan, operation: { id: string; key: StepKey }): Promise<Outcome>;
  findOutcome(stripe: StripeClient, plan: Plan): Promise<Outcome | null>;
  /** What the customer is told: one sentence with the date or the amount. */
  said(plan: Plan, outcome: Outcome, speaker: Speaker): string;
};

/**
 * A normal fork is a value and not an error: `outcome` names it, and a bank's question comes with where to answer.
 * `subscriptionId` is there when it is another subscription than the one that was asked about.
 */
export type OutcomeKind = { outcome: string; payUrl?: string | null; subscriptionId?: string };

/** An operation whose own types do not matter to who carries it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of operations of different inputs has no narrower type
export type AnyOperation = Operation<any, any, any>;

export function defineOperation<Input, Plan extends object, Outcome extends OutcomeKind>(
  operation: Operation<Input, Plan, Outcome>,
): Operation<Input, Plan, Outcome> {
  return operation;
}

/** `op_<id>_<step>`: every request of one operation has its own key, the same at every repetition. */
export function stepKeys(operationId: string): StepKey {
  return (step) => ({ idempotencyKey: `op_${operationId}_${step}` });
}
