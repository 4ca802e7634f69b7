import { z } from "zod";
import type { CustomerOperationName, SubscriptionOperationName } from "../../operations/operations";
import type { Rank } from "../../stripe/connection/purpose";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findCustomerSubject, findSubject } from "../execution/subject";
import type { Visit } from "../visit/visit";
import { stripeId } from "./parse";

/** A request that changes nothing in Stripe. Unlike an operation, it isn't stored. */
export type Reading<Input, Value> = {
  input: z.ZodType<Input>;
  rank: Rank;
  read(visit: Visit, input: Input): Promise<Value>;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of readings of different inputs has no narrower type
export type AnyReading = Reading<any, unknown>;

export function reading<Input, Value>(
  input: z.ZodType<Input>,
  read: Reading<Input, Value>["read"],
  rank: Rank = "preview",
): Reading<Input, Value> {
  return { input, rank, read };
}

/** A reading of an operation's effect on a subscription. Runs only if the operation would be allowed. */
export function subscriptionReading<Shape extends z.ZodRawShape, Value>(
  operation: SubscriptionOperationName,
  shape: Shape,
  read: (visit: Visit, subscription: Subscription, input: z.output<z.ZodObject<Shape>>) => Promise<Value>,
  rank?: Rank,
) {
  const input = z.strictObject({ subscriptionId: stripeId, ...shape });
  type Input = z.output<typeof input>;
  const found = async (visit: Visit, asked: Input) => {
    const { subscriptionId } = asked as { subscriptionId: string };
    return read(visit, await findSubject(visit, operation, subscriptionId), asked as never);
  };
  return reading<Input, Value>(input, found, rank);
}

/** A reading of an operation's effect on the customer. */
export function customerReading<Input, Value>(
  operation: CustomerOperationName,
  input: z.ZodType<Input>,
  read: (visit: Visit, input: Input, customerId: string) => Promise<Value>,
  rank?: Rank,
): Reading<Input, Value> {
  const found = async (visit: Visit, asked: Input) =>
    read(visit, asked, findCustomerSubject(visit, operation));
  return reading(input, found, rank);
}
