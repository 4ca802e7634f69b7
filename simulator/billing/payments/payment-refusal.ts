import { StripeRefusal, invalidRequest } from "../../wire/errors";
import type { Stored, World } from "../../world";
import type { Collection } from "../invoices/invoice-collection";
import type { Invoice, PaymentIntent } from "../records";

type Failed = Exclude<Collection, { status: "succeeded" | "processing" }>;

type Refusing = {
  /** What the request is told when the customer must act; Stripe names it by what was to be paid. */
  actionCode: "invoice_payment_intent_requires_action" | "subscription_payment_intent_requires_action";
  /** Whether the attempt stays on record although the request fails. */
  keepsChanges: boolean;
};

/** The refusal with which a request answers a payment that did not go through. The words for 3-D Secure are unverified. */
export function paymentRefusal(
  world: World,
  invoice: Invoice,
  outcome: Failed,
  refusing: Refusing,
): StripeRefusal {
  if (outcome.status === "no_payment_method") return noPaymentMethod();
  const intent = world
    .all<PaymentIntent>("payment_intent")
    .findLast(({ _invoice }) => _invoice === invoice.id);
  const about = intent ? { charge: intent.latest_charge, payment_intent: withoutInternals(intent) } : {};
  if (outcome.status === "requires_action") {
    const message =
      "Payment for this invoice requires additional user action before it can be completed successfully. " +
      "Payment can be completed using the PaymentIntent associated with the invoice.";
    const body = { type: "card_error", code: refusing.actionCode, message, ...about } as const;
    return new StripeRefusal(402, body, refusing.keepsChanges);
  }
  const { code, declineCode, message } = outcome.decline;
  const decline = declineCode ? { decline_code: declineCode, network_decline_code: "01" } : {};
  const body = { type: "card_error", code, ...decline, message, param: "", ...about } as const;
  return new StripeRefusal(402, body, refusing.keepsChanges);
}

/** Recorded: no `param`. */
export function noPaymentMethod(): StripeRefusal {
  return invalidRequest(
    "This customer has no attached payment source or default payment method. Please consider adding a default payment method. " +
      "For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.",
    { code: "resource_missing" },
  );
}

/** An error's body goes out as it is, so what is internal is taken out here. */
function withoutInternals(object: Stored): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !name.startsWith("_")));
}
