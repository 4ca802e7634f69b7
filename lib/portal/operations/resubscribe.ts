import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { readPayment, settleAttempt, type Unpaid, unpaidOutcome } from "../../stripe/payments/payments";
import { formerMark, operationMark } from "../../stripe/subscriptions/marks";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { type Resubscription, startResubscription } from "../../stripe/subscriptions/resubscriptions";
import { readSubscriptions } from "../../stripe/subscriptions/subscriptions";
import { codeUseAtStart } from "../code/code-terms";
import { explainCodeRefusal, readUsableCode } from "../code/typed-code";
import { defineOperation } from "../execution/operation";
import { amount, grant, id } from "../execution/stored";
import { planNameOf } from "../plan/plan-name";
import { readResubscribeChoice } from "../plan/read-resubscribe-choices";
import { readResubscriptionData, resubscriptionContext, resubscriptionTerms } from "../plan/resubscription";
import { conflictingProducts, hasSuccessor } from "../plan/successor";
import { openQuote } from "../terms/quote";

/** The fields of the ended subscription that tell whether another subscription has taken its place. */
const former = z.object({
  id,
  customerId: id,
  items: z.array(z.object({ price: z.object({ productId: id }) })),
});
const start = z.strictObject({
  customerId: id,
  currency: z.string(),
  items: z.array(z.strictObject({ priceId: id, quantity: z.int().nullable(), taxRateIds: z.array(id) })),
  taxRateIds: z.array(id),
  hasAutomaticTax: z.boolean(),
  grant: grant.optional(),
  customerDiscountId: id.nullable().optional(),
});
const resubscription: z.ZodType<Resubscription> = z.strictObject({
  start,
  paymentMethodId: id.nullable(),
  formerId: id,
  metadata: z.record(z.string(), z.string()),
  operationId: id,
});
const lookup = z.object({ former, resubscription });
const stored = lookup
  .extend({
    planName: z.string(),
    /**
     * The products that the new subscription pays for, and those that no other subscription may pay for, because no
     * customer pays twice for one product or service.
     */
    productIds: z.array(id),
    amountDue: amount,
    currency: z.string(),
  })
  .strict();
type Command = z.output<typeof stored>;

/** `changed` is the new subscription. The old one stays ended. */
type Outcome = ({ outcome: "started"; paysLater?: true } | Unpaid) & {
  changed: { object: "subscription"; id: string };
};

/** Restarts an ended subscription as a new one, because Stripe never reactivates a canceled one. */
export const resubscribe = defineOperation<
  { quote: string; priceId?: string | undefined },
  Command,
  Outcome,
  z.output<typeof lookup>
>({
  name: "resubscribe",
  stored,
  lookup,
  input: z.strictObject({ quote: z.string().max(2000), priceId: z.string().max(255).optional() }),

  async prepare({ operationId, visit, subscription, input, speaker }) {
    const quote = openQuote(visit, subscription.id, resubscriptionContext(input.priceId), input.quote);
    const { grant } = quote;
    const ground = await readResubscriptionData(visit, subscription);
    const choice = await readResubscribeChoice(visit, ground, input.priceId);
    if (grant) {
      if (!visit.settings.couponOnResubscribe) throw new PortalError("not_allowed");
      await readUsableCode(visit, grant, codeUseAtStart(ground, choice ? [choice] : []));
    }
    const [terms, formerName] = await Promise.all([
      explainCodeRefusal(visit.stripe, grant, () => resubscriptionTerms(visit, ground, { choice, grant })),
      planNameOf(visit.stripe, visit.service, subscription, speaker),
    ]);
    const planName = choice?.plan.name || formerName;
    // Never charge an amount, a price or a card that the customer has not seen.
    if (terms.due.amountDue !== quote.amountDue) throw new PortalError("state_changed", "amount_changed");
    if (terms.fingerprint !== quote.fingerprint) throw new PortalError("state_changed", "terms_changed");
    return {
      former: subscription,
      resubscription: {
        start: terms.start,
        paymentMethodId: terms.paymentMethod?.id ?? null,
        formerId: subscription.id,
        metadata: carriedMetadata(subscription.metadata),
        operationId,
      },
      planName,
      productIds: conflictingProducts(
        terms.prices.map(({ price }) => price.productId),
        visit.service,
      ),
      amountDue: quote.amountDue,
      currency: terms.due.currency,
    };
  },

  async apply(stripe, { former, resubscription, productIds }, { key }) {
    // Check again, now that no other operation on the ended subscription can start: otherwise two pages with the same
    // offer could create two subscriptions. Apart from a refused code, Stripe's errors are not translated here, because
    // an earlier attempt may have succeeded.
    const all = await readSubscriptions(stripe, former.customerId);
    const ours = all.find((one) => isMadeBy(one, resubscription));
    const isTaken = hasSuccessor(former, all, null) || hasSuccessor(former, all, null, productIds);
    if (!ours && isTaken) throw new PortalError("state_changed", "resubscribed_already");
    const start = () => startResubscription(stripe, resubscription, key);
    const started = ours ?? (await explainCodeRefusal(stripe, resubscription.start.grant, start));
    const changed = { object: "subscription", id: started.id } as const;
    const { latestInvoice } = started;
    if (isRunning(started) || !latestInvoice) return { ...startOutcome(started), changed };
    const settled = await settleAttempt(stripe, latestInvoice.id, key);
    return settled.outcome === "paid" ? { outcome: "started", changed } : { ...settled, changed };
  },

  async findOutcome(stripe, { former, resubscription }) {
    const all = await readSubscriptions(stripe, former.customerId);
    const ours = all.find((one) => isMadeBy(one, resubscription));
    if (!ours) return null;
    const changed = { object: "subscription", id: ours.id } as const;
    if (isRunning(ours)) return { ...startOutcome(ours), changed };
    // If its first payment failed for good, the subscription never started.
    if (ours.status === "incomplete_expired" || !ours.latestInvoice) return null;
    const payment = await readPayment(stripe, ours.latestInvoice.id);
    return payment && { ...unpaidOutcome(payment), changed };
  },

  said({ planName, amountDue, currency }, done, { say, money }) {
    const values = { plan: planName, amount: money(amountDue, currency) };
    if (done.outcome !== "started") return say(`said.resubscribe.${done.outcome}`, values);
    if (done.paysLater) return say("said.resubscribe.started_later", values);
    return say(amountDue > 0 ? "said.resubscribe.started" : "said.resubscribe.started_free", values);
  },
});

/** With a bank debit, the subscription starts before it is paid. */
function startOutcome({ latestInvoice }: Subscription): { outcome: "started"; paysLater?: true } {
  const isOpen = latestInvoice?.status === "open" && latestInvoice.amountRemaining > 0;
  return { outcome: "started", ...(isOpen && { paysLater: true }) };
}

function isMadeBy({ metadata }: Subscription, { operationId, formerId }: Resubscription): boolean {
  return metadata[operationMark] === operationId && metadata[formerMark] === formerId;
}

const isRunning = ({ status }: Subscription) => status !== "incomplete" && status !== "incomplete_expired";

// Stripe stores at most 50 keys, and two of them are ours.
const maxCarriedKeys = 48;
const uncarriedKeys = [operationMark, formerMark, "cancellation_reason", "cancellation_comment"];

/** The metadata by which the merchant's systems know the subscription, without the reason it ended. */
function carriedMetadata(metadata: Record<string, string>): Record<string, string> {
  const kept = Object.entries(metadata).filter(([key]) => !uncarriedKeys.includes(key));
  return Object.fromEntries(kept.slice(0, maxCarriedKeys));
}
