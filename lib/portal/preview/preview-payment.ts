import "server-only";
import { nameMethodWithExpiry } from "../method/method-name";
import { sayDecline } from "../payment/decline";
import { payableInView, paymentQuote } from "../payment/payable";
import { sealQuote } from "../terms/quote";
import type { OperationPreview } from "../view/plan-shape";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";

/** Previews the payment of an invoice: the amount due and the card that pays it. */
export async function previewPayment(
  visit: Visit,
  { invoiceId }: { invoiceId: string },
): Promise<OperationPreview> {
  const words = speaker(visit);
  const { say, money } = words;
  const { payment, paymentMethod } = await payableInView(visit, invoiceId);
  const amount = money(payment.amountRemaining, payment.currency);
  const quote = {
    amountDue: payment.amountRemaining,
    prorationDate: null,
    quotedAt: Date.now(),
    fingerprint: paymentMethod.id,
  };
  const paid = say("pay.method", { method: nameMethodWithExpiry(words, paymentMethod) });
  // The last decline helps the customer decide whether to try the same card again.
  const before = payment.state === "declined" ? [sayDecline(say, payment.declineCode, payment).why] : [];
  return {
    lines: [{ label: say("preview.due_today"), amount, isTotal: true }],
    explanation: words.join("sentence", [...before, paid]),
    confirm: say("notice.pay", { amount }),
    quote: sealQuote(visit, invoiceId, paymentQuote, quote),
  };
}
