import { StripeRefusal } from "./errors";

/**
 * The names of objects in refusals, if they differ from the objects' types. These wordings come from our recordings or
 * from public reports of Stripe's responses.
 */
const objectNames: Record<string, string> = {
  "billing.meter": "billing meter",
  "billing_portal.configuration": "configuration",
  payment_method: "PaymentMethod",
  promotion_code: "promotion code",
  setup_intent: "setupintent",
  "test_helpers.test_clock": "test_clock",
};

/**
 * The parameter that a 404 names if it is not `id`. The parameters of intents, coupons, payment methods and schedules
 * were observed.
 */
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

/** Recorded: the message mentions connected accounts even if there are none. */
const connectedAccountHint =
  "; It's possible this PaymentMethod exists on one of your connected accounts, in which case you should retry this " +
  "request on that connected account. Learn more at https://stripe.com/docs/connect/authentication";

/**
 * `No such customer: 'cus_1'`. The status is 404 if the ID is in the path, or 400 if it is in a parameter or a filter;
 * `param` is then the name of that parameter. Both statuses were recorded. `type` is the object's type:
 * `subscription_schedule`.
 */
export function noSuch(type: string, id: string, param?: string, status = param ? 400 : 404): StripeRefusal {
  return new StripeRefusal(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${objectNames[type] ?? type}: '${id}'${type === "payment_method" ? connectedAccountHint : ""}`,
    param: param ?? pathParams[type] ?? "id",
  });
}
