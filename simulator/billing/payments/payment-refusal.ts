import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { Stored, World } from "../../world";
import type { CollectionResult } from "../invoices/invoice-collection";
import type { Invoice, PaymentIntent } from "../records";

type FailedCollection = Exclude<CollectionResult, { status: "succeeded" | "processing" }>;

type RefusalOptions = {
  /** The error code when the customer must act. Stripe uses one code for invoices and another for subscriptions. */
  actionCode: "invoice_payment_intent_requires_action" | "subscription_payment_intent_requires_action";
  /** Whether the attempt is recorded even though the request fails. */
  keepsChanges: boolean;
};

/** The error for a payment that didn't succeed. The text for 3-D Secure is unverified. */
export function paymentRefusal(
  world: World,
  invoice: Invoice,
  outcome: FailedCollection,
  refusing: RefusalOptions,
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

/** In the recordings, this error has no `param`. */
export function noPaymentMethod(): StripeRefusal {
  return invalidRequest(
    "This customer has no attached payment source or default payment method. Please consider adding a default payment method. " +
      "For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.",
    { code: "resource_missing" },
  );
}

/** An error's body is sent as is, so internal fields are removed here. */
function withoutInternals(object: Stored): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !name.startsWith("_")));
}
