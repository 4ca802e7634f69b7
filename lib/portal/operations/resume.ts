import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { readPayment, type Unpaid, unpaidOutcome } from "../../stripe/payments/payments";
import { previewResumption, resumePayments, resumeSubscription } from "../../stripe/subscriptions/pauses";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { canBeCharged } from "../card/can-be-charged";
import { defineOperation } from "../execution/operation";
import { amount, id, seconds } from "../execution/stored";
import { planNameOf } from "../plan/plan-name";
import { nextRenewal } from "../plan/renewals";
import { openQuote } from "../terms/quote";
import { resumeTerms } from "../terms/resume-terms";

const lookup = z.object({
  customerId: id,
  subscriptionId: id,
  kind: z.enum(["payments", "subscription"]),
  /** The newest invoice before resuming. A newer one is the result of resuming. */
  formerInvoiceId: id.nullable(),
});
const stored = lookup
  .extend({ planName: z.string(), chargedOn: seconds, amountDue: amount, currency: z.string() })
  .strict();
type Command = z.output<typeof stored>;

type Outcome = { outcome: "resumed" } | Unpaid;

/** Resumes either paused payments or a paused subscription. Resuming a subscription starts a new period now. */
export const resume = defineOperation<{ quote: string }, Command, Outcome, z.output<typeof lookup>>({
  name: "resume",
  stored,
  lookup,
  input: z.strictObject({ quote: z.string().max(2000) }),

  async prepare({ visit, subscription, input, speaker }) {
    const { kind, context, fingerprint } = resumeTerms(subscription);
    const quote = openQuote(visit, subscription.id, context, input.quote);
    if (!kind || quote.fingerprint !== fingerprint)
      throw new PortalError("state_changed", "quote_of_another_kind");
    if (kind === "subscription") {
      const { amountDue } = await previewResumption(visit.stripe, subscription.id);
      // Never charge an amount that the customer has not seen.
      if (amountDue !== quote.amountDue) throw new PortalError("state_changed", "amount_changed");
      if (amountDue > 0 && !(await canBeCharged(visit, subscription))) {
        throw new PortalError("not_allowed", "no_card");
      }
    }
    return {
      customerId: subscription.customerId,
      subscriptionId: subscription.id,
      kind,
      formerInvoiceId: subscription.latestInvoice?.id ?? null,
      planName: await planNameOf(visit.stripe, visit.service, subscription, speaker),
      chargedOn: nextRenewal(subscription),
      amountDue: quote.amountDue,
      currency: subscription.currency,
    };
  },

  async apply(stripe, { kind, subscriptionId }, { id, key }) {
    if (kind === "subscription") return resumeSubscription(stripe, subscriptionId, key);
    await resumePayments(stripe, { subscriptionId, operationId: id }, key);
    return { outcome: "resumed" };
  },

  async findOutcome(stripe, { customerId, subscriptionId, kind, formerInvoiceId }) {
    const now = await findSubscription(stripe, [customerId], subscriptionId);
    if (!now || now.status === "canceled") return null;
    if (kind === "payments") return now.collectionPaused ? null : { outcome: "resumed" };
    if (now.status !== "paused") return { outcome: "resumed" };
    const { latestInvoice } = now;
    const isNew = latestInvoice?.status === "open" && latestInvoice.id !== formerInvoiceId;
    const payment = isNew ? await readPayment(stripe, latestInvoice.id) : null;
    return payment && unpaidOutcome(payment);
  },

  said({ kind, planName, chargedOn, amountDue, currency }, { outcome }, { say, money, date }) {
    if (kind === "payments") return say("said.resume.payments", { date: date(chargedOn) });
    const values = { plan: planName, amount: money(amountDue, currency) };
    if (outcome !== "resumed") return say(`said.resume.${outcome}`, values);
    return say(amountDue > 0 ? "said.resume.paid" : "said.resume.free", values);
  },
});
