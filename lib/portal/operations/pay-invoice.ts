import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import {
  payInvoice as payWithMethod,
  readPayment,
  type Unpaid,
  unpaidOutcome,
} from "../../stripe/payments/payments";
import { defineCustomerOperation } from "../execution/operation";
import { amount, id } from "../execution/stored";
import { sayPaid } from "../payment/paid-sentence";
import { payableInView, paymentQuote } from "../payment/payable";
import { openQuote } from "../terms/quote";

const lookup = z.object({ invoiceId: id });
const stored = lookup
  .extend({
    paymentMethodId: id,
    amountDue: amount,
    currency: z.string(),
    /**
     * The sentence to show after the payment. It depends on the purpose of the payment, which can't be read afterwards.
     */
    paid: z.string(),
  })
  .strict();
type Command = z.output<typeof stored>;

type Outcome = ({ outcome: "paid" } | Unpaid) & { changed: { object: "invoice"; id: string } };

/** Pays an open invoice with the saved card that Stripe itself would charge. The merchant can't turn this off. */
export const payInvoice = defineCustomerOperation<
  { invoiceId: string; quote: string },
  Command,
  Outcome,
  z.output<typeof lookup>
>({
  name: "pay_invoice",
  stored,
  lookup,
  input: z.strictObject({
    invoiceId: z.string().regex(/^[A-Za-z0-9_]{1,255}$/),
    quote: z.string().max(2000),
  }),

  async prepare({ visit, input: { invoiceId, quote: sealed }, speaker }) {
    const { payment, paymentMethod } = await payableInView(visit, invoiceId);
    const quote = openQuote(visit, invoiceId, paymentQuote, sealed);
    // Never charge an amount or a card that the customer has not seen.
    if (payment.amountRemaining !== quote.amountDue) throw new PortalError("state_changed", "amount_changed");
    if (paymentMethod.id !== quote.fingerprint) throw new PortalError("state_changed", "card_changed");
    return {
      invoiceId,
      paymentMethodId: paymentMethod.id,
      amountDue: payment.amountRemaining,
      currency: payment.currency,
      paid: await sayPaid(visit, payment, speaker),
    };
  },

  async apply(stripe, command, { key }) {
    const changed = { object: "invoice", id: command.invoiceId } as const;
    return { ...(await payWithMethod(stripe, command, key)), changed };
  },

  async findOutcome(stripe, { invoiceId }) {
    const changed = { object: "invoice", id: invoiceId } as const;
    const payment = await readPayment(stripe, invoiceId);
    // The invoice may have been paid elsewhere. Stripe never charges a paid invoice twice.
    if (payment?.state === "paid") return { outcome: "paid", changed };
    const isUnderWay = payment?.state === "bank_asks" || payment?.state === "processing";
    return isUnderWay ? { ...unpaidOutcome(payment), changed } : null;
  },

  said({ amountDue, currency, paid }, { outcome }, { say, money }) {
    if (outcome === "paid") return paid;
    return say(`said.pay_invoice.${outcome}`, { amount: money(amountDue, currency) });
  },
});
