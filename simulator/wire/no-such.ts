import { StripeRefusal } from "./errors";

/** What refusals call an object where that is not its type's own name. Recorded or seen in public, but for those marked. */
const words: Record<string, string> = {
  "billing.meter": "billing meter",
  "billing_portal.configuration": "configuration",
  payment_method: "PaymentMethod",
  promotion_code: "promotion code",
  setup_intent: "setupintent",
  "test_helpers.test_clock": "test_clock",
};

/** The parameter a 404 names, where it is not `id`. Those of intents, coupons, payment methods and schedules were seen. */
const pathParams: Record<string, string> = {
  "billing_portal.configuration": "configuration",
  charge: "charge",
  "checkout.session": "session",
  coupon: "coupon",
  dispute: "dispute",
  invoice: "invoice",
  invoice_payment: "invoice_payment",
  invoiceitem: "invoiceitem",
  payment_intent: "intent",
  payment_method: "payment_method",
  price: "price",
  promotion_code: "promotion_code",
  refund: "refund",
  setup_intent: "intent",
  subscription_schedule: "schedule",
  tax_rate: "tax_rate",
  "test_helpers.test_clock": "test_clock",
  webhook_endpoint: "webhook_endpoint",
};

/** Recorded: it speaks of connected accounts whether there are any or not. */
const elsewhere =
  "; It's possible this PaymentMethod exists on one of your connected accounts, in which case you should retry this " +
  "request on that connected account. Learn more at https://stripe.com/docs/connect/authentication";

/**
 * `No such customer: 'cus_1'`: 404 for an id in the path, 400 for one in the body or a filter, which `param` names (both
 * recorded). `type` is the object's own name: `subscription_schedule`.
 */
export function noSuch(type: string, id: string, param?: string, status = param ? 400 : 404): StripeRefusal {
  return new StripeRefusal(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${words[type] ?? type}: '${id}'${type === "payment_method" ? elsewhere : ""}`,
    param: param ?? pathParams[type] ?? "id",
  });
}
