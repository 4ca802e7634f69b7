import { discountHappenings } from "./discount-happenings";
import type { Tell } from "./happening";
import { lifecycle } from "./happening";
import { invoiceHappenings, paymentIntentHappenings } from "./payment-happenings";
import { subscriptionHappenings } from "./subscription-happenings";

const living =
  (prefix: string): Tell =>
  (_, turn, differs) =>
    lifecycle(prefix, turn, differs);

/** Only creation and certain statuses cause events. */
const reaching =
  (prefix: string, words: Record<string, string>, createdToo = true): Tell =>
  (_, { before, after }) => {
    if (!after) return [];
    const word = before?.status === after.status ? undefined : words[String(after.status)];
    return [
      ...(createdToo && !before ? [{ type: `${prefix}.created`, object: after }] : []),
      ...(word ? [{ type: `${prefix}.${word}`, object: after }] : []),
    ];
  };

const setupIntentHappenings: Tell = (world, turn, differs) => {
  const words = { canceled: "canceled", requires_action: "requires_action", succeeded: "succeeded" };
  const { before, after } = turn;
  const failed = after?.last_setup_error && after.last_setup_error !== before?.last_setup_error;
  return [
    ...reaching("setup_intent", words)(world, turn, differs),
    ...(failed ? [{ type: "setup_intent.setup_failed", object: after! }] : []),
  ];
};

/** A card that is not attached to a customer causes no events. */
const paymentMethodHappenings: Tell = (_, { before, after }, differs) => {
  if (!after || (!before?.customer && !after.customer)) return [];
  if (!before?.customer) return [{ type: "payment_method.attached", object: after }];
  if (!after.customer) return [{ type: "payment_method.detached", object: after, tellsBefore: true }];
  return differs ? [{ type: "payment_method.updated", object: after, tellsBefore: true }] : [];
};

const scheduleHappenings: Tell = (world, turn, differs) => {
  const { before, after } = turn;
  if (!before || !after || before.status === after.status) {
    return lifecycle("subscription_schedule", turn, differs);
  }
  const subscription = world.find("subscription", String(before.subscription));
  const { reason } = (subscription?.cancellation_details ?? {}) as { reason?: string };
  const isAborted = after.status === "canceled" && reason === "payment_failed";
  if (after.status === "active") return lifecycle("subscription_schedule", turn, differs);
  const word = isAborted ? "aborted" : String(after.status);
  return [{ type: `subscription_schedule.${word}`, object: after }];
};

const testClockHappenings: Tell = (_, { before, after }) => {
  const prefix = "test_helpers.test_clock";
  if (!after) return before ? [{ type: `${prefix}.deleted`, object: before }] : [];
  if (!before) return [{ type: `${prefix}.created`, object: after }];
  return before.status === after.status ? [] : [{ type: `${prefix}.${String(after.status)}`, object: after }];
};

const meterHappenings: Tell = (_, turn, differs) => {
  const { before, after } = turn;
  if (!before || !after || before.status === after.status) return lifecycle("billing.meter", turn, differs);
  const word = after.status === "active" ? "reactivated" : "deactivated";
  return [{ type: `billing.meter.${word}`, object: after }];
};

/** Every refund also causes an event of the charge. */
const chargeHappenings: Tell = (world, turn, differs) => {
  const { before, after } = turn;
  const told = reaching("charge", { failed: "failed", succeeded: "succeeded" }, false)(world, turn, differs);
  const isRefunded = after && before && Number(after.amount_refunded) > Number(before.amount_refunded);
  return isRefunded ? [...told, { type: "charge.refunded", object: after, tellsBefore: true }] : told;
};

/** `charge.refund.updated` is the older event for `refund.updated` and `refund.failed`. */
const refundHappenings: Tell = (_, turn, differs) => {
  const told = lifecycle("refund", turn, differs);
  if (!turn.before || !turn.after || !differs) return told;
  const fails = turn.after.status === "failed" && turn.before.status !== "failed";
  return [
    ...told,
    { type: "charge.refund.updated", object: turn.after, tellsBefore: true },
    ...(fails ? [{ type: "refund.failed", object: turn.after }] : []),
  ];
};

/** A dispute's funds are withdrawn when it opens and reinstated when it is won. An inquiry moves no money. */
const disputeHappenings: Tell = (_, { before, after }, differs) => {
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

const creditNoteHappenings: Tell = (_, turn, differs) => {
  const isVoided = turn.after?.status === "void" && turn.before?.status !== "void";
  return isVoided
    ? [{ type: "credit_note.voided", object: turn.after! }]
    : lifecycle("credit_note", turn, differs);
};

/** Events by object type. Changes of other types cause no events. */
export const happenings: Record<string, Tell> = {
  "billing.meter": meterHappenings,
  "billing_portal.session": reaching("billing_portal.session", {}),
  charge: chargeHappenings,
  "checkout.session": reaching("checkout.session", { complete: "completed", expired: "expired" }, false),
  coupon: living("coupon"),
  credit_note: creditNoteHappenings,
  customer: (world, turn, differs) => [
    ...lifecycle("customer", turn, differs),
    ...discountHappenings(world, turn),
  ],
  dispute: disputeHappenings,
  invoice: invoiceHappenings,
  invoice_payment: reaching("invoice_payment", { paid: "paid" }, false),
  invoiceitem: (_, turn) => lifecycle("invoiceitem", turn, false),
  payment_intent: paymentIntentHappenings,
  payment_method: paymentMethodHappenings,
  price: living("price"),
  product: living("product"),
  promotion_code: living("promotion_code"),
  refund: refundHappenings,
  setup_intent: setupIntentHappenings,
  subscription: subscriptionHappenings,
  subscription_schedule: scheduleHappenings,
  tax_id: living("customer.tax_id"),
  tax_rate: living("tax_rate"),
  "test_helpers.test_clock": testClockHappenings,
};
