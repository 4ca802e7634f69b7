import type { Resource } from "../call";
import { existing } from "../existing";
import { matching } from "../matching";

/** Payment intents are made by the payment of invoices; here they are read. */
export const paymentIntents: Resource = {
  "GET /v1/payment_intents": ({ world, params }) => ({ matches: matching(world, "payment_intent", params) }),
  "GET /v1/payment_intents/{payment_intent}": ({ world, path }) =>
    existing(world, "payment_intent", path.payment_intent ?? ""),
};
