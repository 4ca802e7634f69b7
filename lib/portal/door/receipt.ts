import type { OperationName } from "../../operations/operations";
import type { ReceiptRow } from "../view/answer-shape";
import type { PortalView, SubscriptionView } from "../view/view-shape";
import type { Speaker } from "../words/sentences";

type Done = {
  operation: OperationName;
  outcome: string;
  /**
   * The object that the operation created or changed besides this subscription, such as an invoice or a new
   * subscription.
   */
  changed?: { object: string; id: string } | undefined;
  subscriptionId: string;
  /** The view after the operation, or null if it couldn't be read. */
  view: PortalView | null;
  now: number;
};

/**
 * Returns the rows of a receipt: the payment and its document, or the time of a cancellation. Empty if the outcome
 * isn't certain.
 */
export function receiptOf(words: Speaker, done: Done): ReceiptRow[] {
  const { operation, outcome, view, subscriptionId, changed } = done;
  if (!view) return [];
  const id = changed?.object === "subscription" ? changed.id : subscriptionId;
  const subscription = view.subscriptions.find((one) => one.id === id);
  if (operation === "cancellation") return ofCancellation(words, done, subscription);
  const isPaid = ["applied", "started", "paid"].includes(outcome);
  return isPaid ? ofPayment(words, done, view, subscription) : [];
}

/** Leaves out the end date, because the sentence above the receipt says it. */
function ofCancellation(
  { say, moment }: Speaker,
  { outcome, now }: Done,
  kept?: SubscriptionView,
): ReceiptRow[] {
  // If a debt, a draft invoice or usage still has to be paid, the subscription's card says so, and the receipt doesn't
  // claim otherwise.
  const isClear =
    outcome === "at_period_end" && kept?.headline.split("\n").includes(say("headline.nothing_more"));
  return [
    { label: say("receipt.canceled"), value: moment(now) },
    ...(isClear ? [{ label: say("receipt.payments"), value: say("receipt.payments.none") }] : []),
  ];
}

/** An invoice that is older than this, in seconds, isn't the result of the operation. */
const justNow = 5 * 60;

function ofPayment(
  { say, moment }: Speaker,
  { changed, now }: Done,
  { invoices, customer }: PortalView,
  subscription?: SubscriptionView,
): ReceiptRow[] {
  const isNew = (dateTime: string) => Math.abs(Date.parse(dateTime) / 1000 - now) < justNow;
  const invoice = invoices.rows.find(({ id, dateTime }) =>
    changed?.object === "invoice" ? id === changed.id : isNew(dateTime),
  );
  if (invoice?.status.tone !== "good") return [];
  const own = subscription?.details.find(({ label }) => label === say("fact.payment"))?.value;
  const method = own ?? (customer?.card.icon ? customer.card.name : null);
  const { amount, number, pdfUrl } = invoice;
  return [
    {
      label: say("receipt.paid"),
      value: method ? say("receipt.paid.with", { amount, method }) : amount,
    },
    { label: say("receipt.date"), value: moment(now) },
    {
      label: say("receipt.document"),
      value: number,
      ...(pdfUrl && { link: { label: say("page.download"), url: pdfUrl } }),
    },
  ];
}
