import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { makeCustomerDefault, readDefaultMethodId } from "../../stripe/methods/card-use";
import { defineCustomerOperation } from "../execution/operation";
import { id } from "../execution/stored";
import { nameMethod } from "../method/method-name";
import { findOwnMethod, methodIdSchema } from "../method/own-methods";
import { whyUnusable } from "../method/usable";

const lookup = z.object({ customerId: id, paymentMethodId: id });
const stored = lookup
  .extend({
    /** The previous default, or null. */
    before: id.nullable(),
    methodName: z.string(),
  })
  .strict();
type Command = z.output<typeof stored>;
type Outcome = { outcome: "saved"; changed: { object: "payment_method"; id: string } };

/**
 * Makes a saved payment method the default, which pays for every subscription without a method of its own.
 */
export const setDefaultPaymentMethod = defineCustomerOperation<
  { paymentMethodId: string },
  Command,
  Outcome,
  z.output<typeof lookup>
>({
  name: "set_default_payment_method",
  stored,
  lookup,
  input: z.strictObject({ paymentMethodId: methodIdSchema }),

  async prepare({ visit, customerId, input: { paymentMethodId }, speaker }) {
    const { customer, method } = await findOwnMethod(visit.stripe, customerId, paymentMethodId);
    const reason = whyUnusable(method, Date.now() / 1000);
    if (reason) throw new PortalError("not_allowed", `method_${reason}`);
    const methodName = nameMethod(speaker, method);
    return { customerId, paymentMethodId, before: customer.defaultMethodId, methodName };
  },

  async apply(stripe, { customerId, paymentMethodId, before }, { key }) {
    const now = await readDefaultMethodId(stripe, customerId);
    // The default may have changed since the click, and a later choice takes precedence.
    if (now !== before && now !== paymentMethodId) throw new PortalError("state_changed");
    await makeCustomerDefault(stripe, customerId, paymentMethodId, key);
    return outcomeOf(paymentMethodId);
  },

  async findOutcome(stripe, { customerId, paymentMethodId }) {
    const now = await readDefaultMethodId(stripe, customerId);
    return now === paymentMethodId ? outcomeOf(paymentMethodId) : null;
  },

  said: ({ methodName }, _outcome, { say }) => say("said.set_default_payment_method", { method: methodName }),
});

const outcomeOf = (id: string): Outcome => ({ outcome: "saved", changed: { object: "payment_method", id } });
