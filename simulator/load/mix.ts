import type { Answer, SendRequest } from "./client";
import type { LoadCustomer, Merchant } from "./merchant";

type Step = (ask: SendRequest, customer: LoadCustomer, merchant: Merchant, turn: number) => Promise<Answer>;

/**
 * A portal's requests for a customer who opens it, browses and sometimes changes something. None of these requests
 * makes the world grow permanently, so the simulator's memory must not grow either.
 */
export const mix: Step[] = [
  (ask, { email }) => ask("GET", "/v1/customers", { email, limit: "100" }),
  (ask, { id }) =>
    ask("GET", "/v1/subscriptions", {
      customer: id,
      status: "all",
      limit: "100",
      "expand[0]": "data.default_payment_method",
      "expand[1]": "data.latest_invoice.confirmation_secret",
      "expand[2]": "data.discounts.source.coupon",
    }),
  (ask, { id }) => ask("GET", "/v1/invoices", { customer: id, limit: "24" }),
  (ask) => ask("GET", "/v1/prices", { limit: "100", active: "true" }),
  (ask, { id }) => ask("GET", `/v1/customers/${id}`),
  (ask, { id, subscription, item }, { prices }) =>
    ask("POST", "/v1/invoices/create_preview", {
      customer: id,
      subscription,
      "subscription_details[items][0][id]": item,
      "subscription_details[items][0][price]": prices[1]!,
      "subscription_details[proration_behavior]": "always_invoice",
    }),
  (ask, { subscription }) => ask("GET", `/v1/subscriptions/${subscription}`, { "expand[0]": "customer" }),
  (ask, { subscription }, _, turn) =>
    ask("POST", `/v1/subscriptions/${subscription}`, { cancel_at_period_end: String(turn % 2 === 0) }),
  (ask, { id }, _, turn) => ask("POST", `/v1/customers/${id}`, { "metadata[turn]": String(turn) }),
  (ask, { subscription }) => ask("GET", "/v1/subscription_items", { subscription }),
];
