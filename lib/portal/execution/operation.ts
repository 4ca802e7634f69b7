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
  /** The operation's ID. A command includes it if `findOutcome` needs it to recognize the operation's effect. */
  operationId: string;
  visit: Visit;
  input: Input;
  speaker: Speaker;
};

/**
 * The steps of every operation, which make sure that nobody is charged twice. `prepare` reads and decides but changes
 * nothing; its command is stored before any change is requested from Stripe. `apply` sends exactly that command, so
 * repeating it with the same keys sends the same requests and takes effect once. If Stripe's answer was lost,
 * `findOutcome` reads from Stripe how the operation ended.
 *
 * Stripe replaces lists, schedules and some objects as a whole, and the merchant may change them before `apply` runs or
 * is repeated. So `apply` reads them again: it changes its own part of what is there now, or throws `state_changed`.
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
  /**
   * The schema of the stored command. Another version may have written the row, so the command is parsed before it is
   * sent again.
   */
  stored: z.ZodType<Command>;
  /**
   * The part of the command that `findOutcome` needs. With it, the outcome can be found even if the rest can't be read.
   */
  lookup: z.ZodType<Lookup>;
  /**
   * An intent that replaces the click's. It is for operations that must finish something only once but can be started
   * from several places, so that every start finds the same row.
   */
  intentOf?(input: Input): string;
  /**
   * True if every step sets a state or checks before it acts. While Stripe can't be reached, recovery then retries the
   * operation and never gives up.
   */
  isResumable?: boolean;
  prepare(asked: PrepareInput<Input> & Subject): Promise<Command>;
  apply(stripe: StripeClient, command: Command, operation: { id: string; key: StepKey }): Promise<Outcome>;
  findOutcome(stripe: StripeClient, command: Lookup): Promise<Outcome | null>;
  /**
   * Undoes the finished part of an operation that recovery gives up on. By then, Stripe no longer knows the operation's
   * idempotency keys, so `rollBack` checks before it acts. Operations have it if they need several requests and must
   * not stay half done.
   */
  rollBack?(stripe: StripeClient, command: Command): Promise<void>;
  /** Returns one sentence for the customer about the outcome, with the date or the amount. */
  said(command: Command, outcome: Outcome, speaker: Speaker): string;
};

/**
 * An operation on one subscription. The front door has read the subscription and checked that it is the customer's. A
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
 * How a successful operation ended. Expected variants are values, not errors: `outcome` names them, and `payUrl` is the
 * page where the customer confirms with the bank. `changed` is set if something other than the operation's subject was
 * created or changed.
 */
export type OutcomeKind = {
  outcome: string;
  /** The operation also undid a cancellation. */
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

/** Returns keys such as `op_<id>_<step>`. Each request of an operation has a key of its own, also when repeated. */
export function stepKeys(operationId: string): StepKey {
  return (step) => ({ idempotencyKey: `op_${operationId}_${step}` });
}
