import type { z } from "zod";
import type {
  CustomerOperationName,
  OperationName,
  SubscriptionOperationName,
} from "../../operations/operations";
import type { StripeClient } from "../../stripe/connection/client";
import type { StepKey } from "../../stripe/connection/step-key";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import type { Speaker } from "../words/sentences";

/** What every operation is asked with. */
type PrepareInput<Input> = {
  /** What the operation will be known by; a plan keeps it when the outcome is found by that. */
  operationId: string;
  visit: Visit;
  input: Input;
  speaker: Speaker;
};

/**
 * What all operations have in common, in three steps that keep money safe. `prepare` reads and decides and changes
 * nothing; what it decides is written down before Stripe is asked to change anything. `apply` does exactly what
 * was written, so that doing it again with the same keys asks Stripe the same and happens once. `findOutcome`
 * reads Stripe to learn how it ended, for when nobody can say.
 */
type Steps<
  Name extends OperationName,
  Input,
  Subject,
  Command extends Lookup,
  Outcome extends OutcomeKind,
  Lookup extends object,
> = {
  name: Name;
  input: z.ZodType<Input>;
  /** What it writes down. A row of another version is read by this before it is done again. */
  stored: z.ZodType<Command>;
  /** The part of it that says how it ended: by this alone it is asked for where the rest cannot be read. */
  lookup: z.ZodType<Lookup>;
  /**
   * What the operation is known by instead of the click, where it finishes something that happens once and more
   * than one side may hear of it: they all meet in the same row.
   */
  intentOf?(input: Input): string;
  /** Every step sets a state or looks before it acts: while Stripe cannot be asked it is finished later, not given up. */
  isResumable?: boolean;
  prepare(asked: PrepareInput<Input> & Subject): Promise<Command>;
  apply(stripe: StripeClient, command: Command, operation: { id: string; key: StepKey }): Promise<Outcome>;
  findOutcome(stripe: StripeClient, command: Lookup): Promise<Outcome | null>;
  /**
   * Puts back what a part of it took away, when it is given up: Stripe has forgotten its keys by then, so it looks before
   * it acts. For operations that cannot do with one request what must not be done by halves.
   */
  rollBack?(stripe: StripeClient, command: Command): Promise<void>;
  /** What the customer is told: one sentence with the date or the amount. */
  said(command: Command, outcome: Outcome, speaker: Speaker): string;
};

/** About one subscription, which the front door has read and found to be the customer's. One at a time for each. */
export type SubscriptionOperation<
  Input,
  Command extends Lookup,
  Outcome extends OutcomeKind,
  Lookup extends object,
> = Steps<SubscriptionOperationName, Input, { subscription: Subscription }, Command, Outcome, Lookup> & {
  about: "subscription";
};

/** About the customer of the visit, such as the card that pays for everything. */
export type CustomerOperation<
  Input,
  Command extends Lookup,
  Outcome extends OutcomeKind,
  Lookup extends object,
> = Steps<CustomerOperationName, Input, { customerId: string }, Command, Outcome, Lookup> & {
  about: "customer";
};

/**
 * A normal fork is a value and not an error: `outcome` names it, and a bank's question comes with where to answer.
 * `changed` is there when something else was made or changed than what was asked about.
 */
export type OutcomeKind = {
  outcome: string;
  /** A cancellation was taken back with it. */
  keeps?: true;
  payUrl?: string | null;
  changed?: { object: "subscription" | "invoice" | "payment_method" | "tax_id"; id: string };
};

/** An operation whose own types do not matter to who carries it. */
/* eslint-disable @typescript-eslint/no-explicit-any -- a list of operations of different inputs has no narrower type */
export type AnyOperation = SubscriptionOperation<any, any, any, any> | CustomerOperation<any, any, any, any>;
/* eslint-enable @typescript-eslint/no-explicit-any */

export function defineOperation<
  Input,
  Command extends Lookup,
  Outcome extends OutcomeKind,
  Lookup extends object = Command,
>(
  operation: Omit<SubscriptionOperation<Input, Command, Outcome, Lookup>, "about">,
): SubscriptionOperation<Input, Command, Outcome, Lookup> {
  return { ...operation, about: "subscription" };
}

export function defineCustomerOperation<
  Input,
  Command extends Lookup,
  Outcome extends OutcomeKind,
  Lookup extends object = Command,
>(
  operation: Omit<CustomerOperation<Input, Command, Outcome, Lookup>, "about">,
): CustomerOperation<Input, Command, Outcome, Lookup> {
  return { ...operation, about: "customer" };
}

/** `op_<id>_<step>`: every request of one operation has its own key, the same at every repetition. */
export function stepKeys(operationId: string): StepKey {
  return (step) => ({ idempotencyKey: `op_${operationId}_${step}` });
}
