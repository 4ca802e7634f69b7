import type Stripe from "stripe";
import { confirmPayment } from "../../billing/payments/payment";
import type { PaymentIntent } from "../../billing/records";
import type { Call, Resource } from "../../call";
import { isWebAddress, nextAction } from "../../hosted/addresses";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import { attach, declineRefusal } from "./payment-methods";

/** A publishable key finds an intent only by its client secret. */
function requireVisibleIntent({ world, key, path, params }: Call): PaymentIntent {
  const intent = requireObject<PaymentIntent>(world, "payment_intent", path.payment_intent ?? "");
  if (key.kind === "publishable" && params.client_secret !== intent.client_secret) {
    throw noSuch("payment_intent", intent.id);
  }
  return intent;
}

/** Pays with the given or saved method. A decline returns 402 and is recorded on the intent. */
function confirm(call: Call<Stripe.PaymentIntentConfirmParams>): PaymentIntent {
  const { world, params } = call;
  const intent = requireVisibleIntent(call as unknown as Call);
  if (intent.status === "succeeded" || intent.status === "canceled" || intent.status === "processing") {
    throw invalidRequest(
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
      {
        code: "payment_intent_unexpected_state",
      },
    );
  }
  if (params.return_url !== undefined && !isWebAddress(params.return_url)) {
    throw invalidRequest("Invalid URL.", { code: "url_invalid", param: "return_url" });
  }
  const id = params.payment_method ?? intent.payment_method;
  if (!id) {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent " +
        "with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: "payment_intent_unexpected_state" },
    );
  }
  const paymentMethod = intent.customer
    ? attach(world, id, requireObject(world, "customer", intent.customer))
    : requireObject(world, "payment_method", id, "payment_method");
  const outcome = confirmPayment(world, intent, { paymentMethod, offSession: params.off_session === true });
  const after = requireObject<PaymentIntent>(world, "payment_intent", intent.id);
  if (after.status === "requires_action" && params.return_url) {
    return world.change<PaymentIntent>(after, { next_action: nextAction(world, after, params.return_url) });
  }
  if (outcome.status !== "failed") return after;
  const { status, body } = declineRefusal(outcome.decline, { payment_intent: after });
  throw new StripeRefusal(status, body, true);
}

/** Payment intents are created by paying invoices. Here they can be read and confirmed. */
export const paymentIntents: Resource = {
  "GET /v1/payment_intents": ({ world, params }) => ({
    matches: listMatching(world, "payment_intent", params),
  }),
  "GET /v1/payment_intents/{payment_intent}": requireVisibleIntent,
  "POST /v1/payment_intents/{payment_intent}/confirm": confirm,
};
