import { discountEvents } from "./discount-events";
import { type DescribeEvents, lifecycleEvents } from "./event-draft";
import { invoiceEvents, paymentIntentEvents } from "./payment-events";
import { subscriptionEvents } from "./subscription-events";

const lifecycleOnly =
  (prefix: string): DescribeEvents =>
  (_, change, differs) =>
    lifecycleEvents(prefix, change, differs);

/** For objects whose creation and certain statuses are the only causes of events. */
const statusEvents =
  (prefix: string, words: Record<string, string>, createdToo = true): DescribeEvents =>
  (_, { before, after }) => {
    if (!after) return [];
    const word = before?.status === after.status ? undefined : words[String(after.status)];
    return [
      ...(createdToo && !before ? [{ type: `${prefix}.created`, object: after }] : []),
      ...(word ? [{ type: `${prefix}.${word}`, object: after }] : []),
    ];
  };

const setupIntentEvents: DescribeEvents = (world, change, differs) => {
  const words = { canceled: "canceled", requires_action: "requires_action", succeeded: "succeeded" };
  const { before, after } = change;
  const failed = after?.last_setup_error && after.last_setup_error !== before?.last_setup_error;
  return [
    ...statusEvents("setup_intent", words)(world, change, differs),
    ...(failed ? [{ type: "setup_intent.setup_failed", object: after! }] : []),
  ];
};

/** A card that is not attached to a customer causes no events. */
const paymentMethodEvents: DescribeEvents = (_, { before, after }, differs) => {
  if (!after || (!before?.customer && !after.customer)) return [];
  if (!before?.customer) return [{ type: "payment_method.attached", object: after }];
  if (!after.customer) return [{ type: "payment_method.detached", object: after, includesPrevious: true }];
  return differs ? [{ type: "payment_method.updated", object: after, includesPrevious: true }] : [];
};

const scheduleEvents: DescribeEvents = (world, change, differs) => {
  const { before, after } = change;
  if (!before || !after || before.status === after.status) {
    return lifecycleEvents("subscription_schedule", change, differs);
  }
  const subscription = world.find("subscription", String(before.subscription));
  const { reason } = (subscription?.cancellation_details ?? {}) as { reason?: string };
  const isAborted = after.status === "canceled" && reason === "payment_failed";
  if (after.status === "active") return lifecycleEvents("subscription_schedule", change, differs);
  const word = isAborted ? "aborted" : String(after.status);
  return [{ type: `subscription_schedule.${word}`, object: after }];
};

const testClockEvents: DescribeEvents = (_, { before, after }) => {
  const prefix = "test_helpers.test_clock";
  if (!after) return before ? [{ type: `${prefix}.deleted`, object: before }] : [];
  if (!before) return [{ type: `${prefix}.created`, object: after }];
  return before.status === after.status ? [] : [{ type: `${prefix}.${String(after.status)}`, object: after }];
};

const meterEvents: DescribeEvents = (_, change, differs) => {
  const { before, after } = change;
  if (!before || !after || before.status === after.status)
    return lifecycleEvents("billing.meter", change, differs);
  const word = after.status === "active" ? "reactivated" : "deactivated";
  return [{ type: `billing.meter.${word}`, object: after }];
};

/** Every refund also causes an event of the charge. */
const chargeEvents: DescribeEvents = (world, change, differs) => {
  const { before, after } = change;
  const told = statusEvents("charge", { failed: "failed", succeeded: "succeeded" }, false)(
    world,
    change,
    differs,
  );
  const isRefunded = after && before && Number(after.amount_refunded) > Number(before.amount_refunded);
  return isRefunded ? [...told, { type: "charge.refunded", object: after, includesPrevious: true }] : told;
};

/** `charge.refund.updated` is the older event for `refund.updated` and `refund.failed`. */
const refundEvents: DescribeEvents = (_, change, differs) => {
  const told = lifecycleEvents("refund", change, differs);
  if (!change.before || !change.after || !differs) return told;
  const fails = change.after.status === "failed" && change.before.status !== "failed";
  return [
    ...told,
    { type: "charge.refund.updated", object: change.after, includesPrevious: true },
    ...(fails ? [{ type: "refund.failed", object: change.after }] : []),
  ];
};

/** A dispute's funds are withdrawn when it opens and reinstated when it is won. An inquiry moves no money. */
const disputeEvents: DescribeEvents = (_, { before, after }, differs) => {
  if (!after) return [];
  const moved = (of: typeof after | undefined) =>
    (of?.balance_transactions as unknown[] | undefined)?.length ?? 0;
  const isOver = ["lost", "warning_closed", "won"].includes(String(after.status));
  const word = !before ? "created" : isOver && before.status !== after.status ? "closed" : "updated";
  const funds = before ? "funds_reinstated" : "funds_withdrawn";
  return [
    ...(!before || differs ? [{ type: `charge.dispute.${word}`, object: after }] : []),
    ...(moved(after) > moved(before) ? [{ type: `charge.dispute.${funds}`, object: after }] : []),
  ];
};

const creditNoteEvents: DescribeEvents = (_, change, differs) => {
  const isVoided = change.after?.status === "void" && change.before?.status !== "void";
  return isVoided
    ? [{ type: "credit_note.voided", object: change.after! }]
    : lifecycleEvents("credit_note", change, differs);
};

/** Events by object type. Changes of other types cause no events. */
export const describersByType: Record<string, DescribeEvents> = {
  "billing.meter": meterEvents,
  "billing_portal.session": statusEvents("billing_portal.session", {}),
  charge: chargeEvents,
  "checkout.session": statusEvents("checkout.session", { complete: "completed", expired: "expired" }, false),
  coupon: lifecycleOnly("coupon"),
  credit_note: creditNoteEvents,
  customer: (world, change, differs) => [
    ...lifecycleEvents("customer", change, differs),
    ...discountEvents(world, change),
  ],
  dispute: disputeEvents,
  invoice: invoiceEvents,
  invoice_payment: statusEvents("invoice_payment", { paid: "paid" }, false),
  invoiceitem: (_, change) => lifecycleEvents("invoiceitem", change, false),
  payment_intent: paymentIntentEvents,
  payment_method: paymentMethodEvents,
  price: lifecycleOnly("price"),
  product: lifecycleOnly("product"),
  promotion_code: lifecycleOnly("promotion_code"),
  refund: refundEvents,
  setup_intent: setupIntentEvents,
  subscription: subscriptionEvents,
  subscription_schedule: scheduleEvents,
  tax_id: lifecycleOnly("customer.tax_id"),
  tax_rate: lifecycleOnly("tax_rate"),
  "test_helpers.test_clock": testClockEvents,
};
