import "server-only";
import { z } from "zod";
import type { AgreedPayment } from "../../db/card-setups";
import { makeCustomerDefault, makeSubscriptionDefault, readCardState } from "../../stripe/methods/card-use";
import { type AgreedPaymentResult, payAgreedInvoice } from "../../stripe/payments/agreed-payments";
import { type CardCommand, cardIntentId, decideCard } from "../card/card-decision";
import { sayCardUpdated } from "../card/say-card-updated";
import { defineCustomerOperation } from "../execution/operation";
import { amount, id } from "../execution/stored";

export type CardPayment = AgreedPayment & AgreedPaymentResult;

export type CardOutcome = {
  outcome: "saved" | "paid" | "payment_required";
  changed: { object: "payment_method"; id: string };
  payments: CardPayment[];
  payUrl?: string | null;
};

const lookup = z.object({
  customerId: id,
  paymentMethodId: id,
  subscriptionIds: z.array(id),
  payments: z.array(z.strictObject({ invoiceId: id, amount, currency: z.string() })),
});
const card = z.strictObject({
  brand: z.string(),
  last4: z.string(),
  expiryMonth: z.int(),
  expiryYear: z.int(),
  wallet: z.string().nullable().optional(),
});
const stored: z.ZodType<CardCommand> = lookup.extend({ card: card.nullable() }).strict();

const setupId = z.string().regex(/^(seti|cs)_[A-Za-z0-9_]{1,250}$/);

/**
 * Starts using a card that was saved with Stripe: for the customer, for every subscription with a payment method of its
 * own, and for the open payments that the customer was shown. The set-up identifies the operation, so it is finished
 * only once, whether by the page, the webhook or recovery.
 */
export const updateCard = defineCustomerOperation<
  { setupId: string },
  CardCommand,
  CardOutcome,
  z.output<typeof lookup>
>({
  name: "update_card",
  stored,
  lookup,
  input: z.strictObject({ setupId }),
  intentOf: ({ setupId }) => cardIntentId(setupId),
  isResumable: true,

  prepare: ({ visit, customerId, input }) => decideCard({ ...visit, customerId }, input.setupId),

  async apply(stripe, command, { key }) {
    const { customerId, subscriptionIds, paymentMethodId } = command;
    await makeCustomerDefault(stripe, customerId, paymentMethodId, key);
    for (const id of subscriptionIds) await makeSubscriptionDefault(stripe, id, paymentMethodId, key);
    const payments: CardPayment[] = [];
    // Pay one at a time, oldest first: Stripe decides from the latest invoice whether a subscription is active again.
    for (const agreed of command.payments)
      payments.push({ ...agreed, ...(await payAgreedInvoice(stripe, agreed, paymentMethodId, key)) });
    return outcomeOf(command, payments);
  },

  async findOutcome(stripe, command) {
    const { isUsed, paid } = await readCardState(stripe, command);
    const payments = command.payments.filter(({ invoiceId }) => paid.includes(invoiceId));
    if (!isUsed || payments.length < command.payments.length) return null;
    return outcomeOf(
      command,
      payments.map((agreed) => ({ ...agreed, outcome: "paid" })),
    );
  },

  said: ({ card }, { payments }, speaker) => sayCardUpdated(speaker, card, payments),
});

function outcomeOf(
  { paymentMethodId }: Pick<CardCommand, "paymentMethodId">,
  payments: CardPayment[],
): CardOutcome {
  const unpaid = payments.find((payment) => "payUrl" in payment);
  const isPaid = payments.some(({ outcome }) => outcome === "paid");
  return {
    outcome: unpaid ? "payment_required" : isPaid ? "paid" : "saved",
    changed: { object: "payment_method", id: paymentMethodId },
    payments,
    ...(unpaid && { payUrl: unpaid.payUrl }),
  };
}
