import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import type { StripeClient } from "../../stripe/connection/client";
import { type Customer, retrieveCustomer } from "../../stripe/customers/customers";
import { stopUsingMethod } from "../../stripe/methods/card-use";
import { detachPaymentMethod, readPaymentMethod } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import { defineCustomerOperation } from "../execution/operation";
import { id } from "../execution/stored";
import { nameMethod } from "../method/method-name";
import { findOwnMethod, methodIdSchema } from "../method/own-methods";
import { leftWithoutMethod } from "../method/pays-for";

const lookup = z.object({ customerId: id, paymentMethodId: id });
const stored = lookup
  .extend({
    /** The subscriptions whose schedules name the method and would use it again. */
    subscriptionIds: z.array(id),
    methodName: z.string(),
  })
  .strict();
type Command = z.output<typeof stored>;
type Outcome = { outcome: "removed"; changed: { object: "payment_method"; id: string } };

/** Removes a saved payment method for good, unless a subscription would be left without one. */
export const removePaymentMethod = defineCustomerOperation<
  { paymentMethodId: string },
  Command,
  Outcome,
  z.output<typeof lookup>
>({
  name: "remove_payment_method",
  stored,
  lookup,
  input: z.strictObject({ paymentMethodId: methodIdSchema }),

  async prepare({ visit, customerId, input: { paymentMethodId }, speaker }) {
    const { customer, method } = await findOwnMethod(visit.stripe, customerId, paymentMethodId);
    const subscriptions = await requireUnneeded(visit.stripe, customer, paymentMethodId);
    const scheduled = subscriptions.filter(({ schedule }) => schedule?.methodIds.includes(paymentMethodId));
    return {
      customerId,
      paymentMethodId,
      subscriptionIds: scheduled.map(({ id }) => id),
      methodName: nameMethod(speaker, method),
    };
  },

  async apply(stripe, { customerId, paymentMethodId, subscriptionIds }, { key }) {
    const customer = await retrieveCustomer(stripe, customerId);
    // Since the click, a subscription may have started to use the method, and Stripe can't undo a detachment.
    if (customer) await requireUnneeded(stripe, customer, paymentMethodId);
    for (const id of subscriptionIds) await stopUsingMethod(stripe, id, paymentMethodId, key);
    await detachPaymentMethod(stripe, paymentMethodId, key);
    return outcomeOf(paymentMethodId);
  },

  async findOutcome(stripe, { customerId, paymentMethodId }) {
    const method = await readPaymentMethod(stripe, paymentMethodId);
    return method?.customerId === customerId ? null : outcomeOf(paymentMethodId);
  },

  said: ({ methodName }, _outcome, { say }) => say("said.remove_payment_method", { method: methodName }),
});

/**
 * Returns the customer's subscriptions.
 *
 * @throws PortalError `not_allowed` with `method_needed` if a subscription would have nothing left to charge.
 */
async function requireUnneeded(
  stripe: StripeClient,
  customer: Customer,
  methodId: string,
): Promise<Subscription[]> {
  const subscriptions = await listSubscriptions(stripe, customer.id);
  if (leftWithoutMethod(methodId, customer, subscriptions, Date.now() / 1000).length > 0)
    throw new PortalError("not_allowed", "method_needed");
  return subscriptions;
}

const outcomeOf = (id: string): Outcome => ({
  outcome: "removed",
  changed: { object: "payment_method", id },
});
