import "server-only";
import { z } from "zod";
import { chooseCustomer } from "../../db/visits";
import { env } from "../../env";
import { allow } from "../../rate-limit";
import type { Rank } from "../../stripe/connection/purpose";
import { PortalError } from "../../errors";
import { readCardProgress } from "../card/card-progress";
import { startCard } from "../card/card-start";
import { bankKey } from "../card/bank-key";
import { answering } from "./answering";
import { parse } from "./front-door";
import { isCustomerId } from "../proof/proof";
import { quantityInput } from "../operations/change-quantity";
import { previewAddOns } from "../preview/preview-add-ons";
import { previewCoupon } from "../preview/preview-coupon";
import { previewCancellation } from "../preview/preview-cancellation";
import { previewPlans } from "../preview/preview-plans";
import { previewQuantity } from "../preview/preview-quantity";
import { previewResume } from "../preview/preview-resume";
import { previewResubscription } from "../preview/preview-resubscription";
import { readCharges } from "../payment/read-charges";
import { readDebts } from "../payment/read-debts";
import { readProgress } from "../payment/payment-progress";
import { previewPayment } from "../preview/preview-payment";
import { readCustomer, savedMethods } from "../customer/read-customer";
import { speaker } from "../words/sentences";
import { typedCode } from "../code/typed-code";
import type { InvoicesView } from "../view/invoice-shape";
import { describeInvoices, readInvoices } from "../view/view-invoices";
import { readView } from "../view/view";
import type { PaymentProgress } from "../view/payment-progress-shape";
import type {
  AddOnPreview,
  CardProgress,
  CardStart,
  OperationPreview,
  PlanPreview,
  PortalView,
  QuantityPreview,
  ReadingAnswer,
} from "../view/view-shape";
import { readVisit } from "../visit/visit";
import { countedBy, weighed } from "./weighed";
import type { Visit } from "../visit/visit";

/** A server action that only reads: the same door as an operation, without the row. */
function reading<Input, Value>(
  name: string,
  input: z.ZodType<Input>,
  read: (visit: Visit, input: Input) => Promise<Value>,
  rank: Rank = "preview",
) {
  return async (token: unknown, rawInput?: unknown): Promise<ReadingAnswer<Value>> => {
    const answer = await answering<ReadingAnswer<Value>>(name, async () => {
      const visit = await readVisit(token);
      await withinLimit(name, visit);
      const asked = parse(input, rawInput);
      return { ok: true, value: await weighed(visit, rank, () => read(visit, asked)) };
    });
    return answer.ok ? answer : { ok: false, error: answer.error };
  };
}

/** Counted for each kind, so that a page which waits for a payment leaves the previews their room. */
async function withinLimit(name: string, visit: Visit): Promise<void> {
  const limit = { points: env().READINGS_PER_MINUTE, seconds: 60 };
  if (!(await allow(`reading ${name}`, countedBy(visit), limit)))
    throw new PortalError("rate_limited", "readings");
}

const stripeId = z.string().regex(/^[A-Za-z0-9_]{1,255}$/);

/** What each plan would cost, in one answer. Input: {subscriptionId, code?}. */
export const plansReading = reading<{ subscriptionId: string; code?: string | undefined }, PlanPreview[]>(
  "preview_plans",
  z.strictObject({ subscriptionId: stripeId, code: typedCode.optional() }),
  previewPlans,
);

/** What a discount code takes off a subscription. Input: {subscriptionId, code}, the code as it was typed. */
export const couponReading = reading<{ subscriptionId: string; code: string }, OperationPreview>(
  "preview_coupon",
  z.strictObject({ subscriptionId: stripeId, code: typedCode }),
  previewCoupon,
);

/** What so many units would cost. Input: {subscriptionId, quantity}. */
export const quantityReading = reading<{ subscriptionId: string; quantity: number }, QuantityPreview>(
  "preview_quantity",
  z.strictObject({ subscriptionId: stripeId, quantity: quantityInput }),
  (visit, { subscriptionId, quantity }) => previewQuantity(visit, subscriptionId, quantity),
);

/** When each add-on would end, and what is charged from then on. Input: {subscriptionId}. */
export const addOnsReading = reading<{ subscriptionId: string }, AddOnPreview[]>(
  "preview_add_ons",
  z.strictObject({ subscriptionId: stripeId }),
  (visit, { subscriptionId }) => previewAddOns(visit, subscriptionId),
);

/** What resuming would cost. Input: {subscriptionId}. */
export const resumeReading = reading<{ subscriptionId: string }, OperationPreview>(
  "preview_resume",
  z.strictObject({ subscriptionId: stripeId }),
  (visit, { subscriptionId }) => previewResume(visit, subscriptionId),
);

/** What starting an ended subscription again would cost. Input: {subscriptionId, code?}. */
export const resubscribeReading = reading<
  { subscriptionId: string; code?: string | undefined },
  PlanPreview[]
>(
  "preview_resubscribe",
  z.strictObject({ subscriptionId: stripeId, code: typedCode.optional() }),
  previewResubscription,
);

/** Begins to save a card, and says what that pays. Input: {onStripesPage}, true where our form could not be shown. */
export const cardStarting = reading<{ onStripesPage: boolean }, CardStart>(
  "start_card",
  z.strictObject({ onStripesPage: z.boolean() }),
  startCard,
  "change",
);

/** How far the saving of a card is. Input: {setupId}, from `cardStarting` or the view. */
export const cardReading = reading<{ setupId: string }, CardProgress>(
  "read_card",
  z.strictObject({ setupId: stripeId }),
  (visit, { setupId }) => readCardProgress(visit, setupId),
  "view",
);

/** What ending a subscription now still bills, as a sentence. Input: {subscriptionId}. */
export const cancellationReading = reading<{ subscriptionId: string }, string>(
  "preview_cancellation",
  z.strictObject({ subscriptionId: stripeId }),
  (visit, { subscriptionId }) => previewCancellation(visit, subscriptionId),
);

/** What is due on an invoice and which card pays it. Input: {invoiceId}. */
export const paymentReading = reading<{ invoiceId: string }, OperationPreview>(
  "preview_payment",
  z.strictObject({ invoiceId: stripeId }),
  (visit, { invoiceId }) => previewPayment(visit, invoiceId),
);

/** What has become of a payment that is finished elsewhere. Input: {invoiceId, stamp}, from the time before. */
export const progressReading = reading<{ invoiceId: string; stamp?: string | undefined }, PaymentProgress>(
  "payment_progress",
  z.strictObject({ invoiceId: stripeId, stamp: z.string().max(500).optional() }),
  (visit, input) => readProgress(visit, input),
  "view",
);

/** The next page of invoices. Input: {cursor}, from the page before. */
export const invoicesReading = reading<{ cursor: string }, InvoicesView>(
  "more_invoices",
  z.strictObject({ cursor: z.string().max(4000) }),
  (visit, { cursor }) => readMoreInvoices(visit, cursor),
);

/**
 * Shows one of the customers that share the identity, or the choice again with null. Input: {customerId}. Changes
 * nothing but what this visit may see and do.
 */
export const customerChoice = reading<{ customerId: string | null }, PortalView>(
  "choose_customer",
  z.strictObject({ customerId: z.string().refine(isCustomerId).nullable() }),
  async (visit, { customerId }) => {
    if (!(await chooseCustomer(visit.merchantId, visit.tokenHash, customerId))) {
      throw new PortalError("not_found");
    }
    return readView({ ...visit, customerIds: customerId === null ? [] : [customerId] });
  },
  "view",
);

/** The whole view as it is now. No input. */
export const viewReading = reading<undefined, PortalView>(
  "read_again",
  z.undefined(),
  (visit) => readView(visit),
  "view",
);

async function readMoreInvoices(visit: Visit, cursor: string): Promise<InvoicesView> {
  const page = await readInvoices(visit, cursor);
  // What is on file matters only where there is something to pay, which is rarely so in the past.
  const unpaid = page.invoices.filter(({ status }) => status === "open" || status === "uncollectible");
  const [open, customers, charges] = await Promise.all([
    readDebts(visit, unpaid),
    unpaid.length > 0 ? Promise.all(visit.customerIds.map((id) => readCustomer(visit, id))) : [],
    readCharges(visit, page.invoices),
  ]);
  const asksBank = open.some(({ payment }) => payment?.state === "bank_asks");
  return describeInvoices(speaker(), page, {
    open,
    hasMethod: savedMethods(customers),
    bankKey: asksBank ? await bankKey(visit) : null,
    charges,
  });
}
