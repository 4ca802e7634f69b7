import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { retrieveCustomer } from "../../stripe/customers/customers";
import {
  followCustomerDefault,
  makeSubscriptionDefault,
  readIsPaidWith,
} from "../../stripe/methods/card-use";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import { defineOperation } from "../execution/operation";
import { id } from "../execution/stored";
import { nameMethod } from "../method/method-name";
import { findOwnMethod, methodIdSchema } from "../method/own-methods";
import { whyUnusable } from "../method/usable";
import { planNameOf } from "../plan/plan-name";
import type { Visit } from "../visit/visit";

const lookup = z.object({
  subscriptionId: id,
  /** Null to charge the customer's default, whichever that is. */
  paymentMethodId: id.nullable(),
});
const stored = lookup.extend({ planName: z.string(), methodName: z.string() }).strict();
type Command = z.output<typeof stored>;

/**
 * Charges one subscription to a saved payment method or, with an empty ID, to the customer's default again.
 */
export const payWithMethod = defineOperation<
  { paymentMethodId: string },
  Command,
  { outcome: "saved" },
  z.output<typeof lookup>
>({
  name: "use_payment_method",
  stored,
  lookup,
  input: z.strictObject({ paymentMethodId: z.union([methodIdSchema, z.literal("")]) }),

  async prepare({ visit, subscription, input, speaker }) {
    const { id, customerId } = subscription;
    const method = await findChosenMethod(visit, customerId, input.paymentMethodId);
    const reason = whyUnusable(method, Date.now() / 1000);
    if (reason) throw new PortalError("not_allowed", `method_${reason}`);
    return {
      subscriptionId: id,
      paymentMethodId: input.paymentMethodId || null,
      planName: await planNameOf(visit.stripe, visit.service, subscription, speaker),
      methodName: nameMethod(speaker, method),
    };
  },

  async apply(stripe, { subscriptionId, paymentMethodId }, { key }) {
    if (paymentMethodId === null) await followCustomerDefault(stripe, subscriptionId, key);
    else await makeSubscriptionDefault(stripe, subscriptionId, paymentMethodId, key);
    return { outcome: "saved" };
  },

  async findOutcome(stripe, { subscriptionId, paymentMethodId }) {
    return (await readIsPaidWith(stripe, subscriptionId, paymentMethodId)) ? { outcome: "saved" } : null;
  },

  said: ({ planName, methodName }, _outcome, { say }) =>
    say("said.use_payment_method", { plan: planName, method: methodName }),
});

async function findChosenMethod({ stripe }: Visit, customerId: string, id: string): Promise<PaymentMethod> {
  if (id !== "") return (await findOwnMethod(stripe, customerId, id)).method;
  const customer = await retrieveCustomer(stripe, customerId);
  if (!customer?.paymentMethod) throw new PortalError("invalid", "method_gone");
  return customer.paymentMethod;
}
