import "server-only";
import { hasEnded, type SubscriptionFacts } from "../../operations/facts";
import { translateErrors } from "../../stripe/connection/errors";
import { type Invoice, listOpenInvoices } from "../../stripe/payments/invoices";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import { fallBackTo } from "../door/fall-back-to";
import { comingDraft } from "../payment/coming-draft";
import { isStillRetried } from "../payment/debts";
import { factsOf } from "../plan/plan-switch";
import type { Visit } from "../visit/visit";
import { endsWithPeriod } from "./cancel-moment";

/**
 * Reads the facts for the rules with as few requests as possible, because nothing slow should delay a cancellation.
 * Only an ended subscription needs the customer's other subscriptions, and only a subscription that ends with its
 * period needs open invoices.
 */
export async function readFacts(visit: Visit, subscription: Subscription): Promise<SubscriptionFacts> {
  const { stripe, service, settings } = visit;
  const isEnding = endsWithPeriod(subscription);
  const [others, open, draft] = await Promise.all([
    hasEnded(subscription) ? listSubscriptions(stripe, subscription.customerId) : [subscription],
    isEnding
      ? translateErrors(listOpenInvoices(stripe, subscription.customerId)).catch(fallBackTo<Invoice[]>([]))
      : [],
    isEnding ? comingDraft(visit, subscription) : null,
  ]);
  const debts = open.map((invoice) => ({ invoice, payment: null }));
  const isTried = draft !== null || isStillRetried(subscription, debts);
  return factsOf(subscription, service, settings, others, isTried);
}
