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

/** The input of every operation's `prepare`. */
type PrepareInput<Input> = {
  /** The operation's ID. Commands include it if their outcome is found by it. */
  operationId: string;
  visit: Visit;
  input: Input;
  speaker: Speaker;
};

/**
 * The steps of every operation, which keep money safe. `prepare` reads and decides but changes nothing; its command is
 * stored before Stripe is asked to change anything. `apply` sends exactly that command, so repeating it with the same
 * keys sends the same requests and takes effect once. `findOutcome` reads from Stripe how the operation ended, for when
 * its answer was lost.
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
  /** The schema of the stored command. A row from another version is parsed with it before it is repeated. */
  stored: z.ZodType<Command>;
  /**
   * The part of the command that `findOutcome` needs. It can find the outcome even if the rest can't be read.
   */
  lookup: z.ZodType<Lookup>;
  /**
   * An intent that replaces the click's, for operations that finish something once and may be triggered from
   * several places. They all find the same row.
   */
  intentOf?(input: Input): string;
  /**
   * Every step sets a state or checks before it acts. While Stripe can't be reached, recovery retries the
   * operation instead of giving up.
   */
  isResumable?: boolean;
  prepare(asked: PrepareInput<Input> & Subject): Promise<Command>;
  apply(stripe: StripeClient, command: Command, operation: { id: string; key: StepKey }): Promise<Outcome>;
  findOutcome(stripe: StripeClient, command: Lookup): Promise<Outcome | null>;
  /**
   * Undoes the finished part of an operation that is given up. Stripe has forgotten its keys by then, so this
   * checks before it acts. For operations that need several requests and must not stay half done.
   */
  rollBack?(stripe: StripeClient, command: Command): Promise<void>;
  /** Tells the customer what happened, in one sentence with the date or the amount. */
  said(command: Command, outcome: Outcome, speaker: Speaker): string;
};

/**
 * An operation on one subscription, which the front door has read and found to be the customer's. A
 * subscription has at most one open operation.
 */
export type SubscriptionOperation<
  Input,
  Command extends Lookup,
  Outcome extends OutcomeKind,
  Lookup extends object,
> = Steps<SubscriptionOperationName, Input, { subscription: Subscription }, Command, Outcome, Lookup> & {
  about: "subscription";
};

/** An operation on the visit's customer, such as saving the card that pays for everything. */
export type CustomerOperation<
  Input,
  Command extends Lookup,
  Outcome extends OutcomeKind,
  Lookup extends object,
> = Steps<CustomerOperationName, Input, { customerId: string }, Command, Outcome, Lookup> & {
  about: "customer";
};

/**
 * How an operation ended, if it ended well. Expected variants are values, not errors: `outcome` names them,
 * and `payUrl` is where the customer answers the bank. `changed` is set if something other than the
 * operation's subject was created or changed.
 */
export type OutcomeKind = {
  outcome: string;
  /** It also took back a cancellation. */
  keeps?: true;
  payUrl?: string | null;
  changed?: { object: "subscription" | "invoice" | "payment_method" | "tax_id"; id: string };
};

/** Any operation, for code that doesn't need its specific types. */
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

/** `op_<id>_<step>`: every request of an operation has its own key, the same each time it is repeated. */
export function stepKeys(operationId: string): StepKey {
  return (step) => ({ idempotencyKey: `op_${operationId}_${step}` });
}
