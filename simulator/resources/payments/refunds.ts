import type Stripe from "stripe";
import { refundCharge } from "../../billing/payments/refund";
import type { Charge, Refund, RefundReason } from "../../billing/payments/refund-records";
import type { PaymentIntent } from "../../billing/records";
import type { Call, Resource } from "../../call";
import { existing } from "../../existing";
import { matching } from "../../matching";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { refuseAsked } from "../../wire/not-imitated";
import type { World } from "../../world";

/**
 * The charge that a request names, directly or by its payment intent. Both wordings are from memory and
 * unverified.
 */
function chargeNamed(
  world: World,
  { charge: id, payment_intent: intentId }: Stripe.RefundCreateParams,
): Charge {
  if (id && intentId)
    throw invalidRequest("You may only specify one of these parameters: charge, payment_intent.");
  if (id) return paid(existing<Charge>(world, "charge", id, "charge"));
  if (!intentId)
    throw invalidRequest(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  const intent = existing<PaymentIntent>(world, "payment_intent", intentId, "payment_intent");
  const charge = intent.status === "succeeded" && world.find<Charge>("charge", intent.latest_charge ?? "");
  if (charge) return charge;
  throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
}

/** The wording is from memory and unverified. */
function paid(charge: Charge): Charge {
  if (charge.status === "succeeded") return charge;
  throw invalidRequest(`Charge ${charge.id} cannot be refunded because it was not successful.`, {
    param: "charge",
  });
}

function create({ world, params }: Call<Stripe.RefundCreateParams>): Refund {
  refuseAsked(params, [
    "customer",
    "instructions_email",
    "origin",
    "refund_application_fee",
    "reverse_transfer",
  ]);
  return refundCharge(world, chargeNamed(world, params), {
    amount: params.amount,
    metadata: mergeMetadata({}, params.metadata),
    reason: params.reason as RefundReason | undefined,
  });
}

const found = ({ world, path }: Call): Refund => existing(world, "refund", path.refund ?? "");

function update(call: Call): Refund {
  const refund = found(call);
  const metadata = mergeMetadata(refund.metadata, call.params.metadata);
  return call.world.change<Refund>(refund, { metadata });
}

/** Only a refund that requires action can be canceled. The wording is from memory and unverified. */
function cancel(call: Call): Refund {
  const { status } = found(call);
  throw invalidRequest(`You cannot cancel a refund that is ${status}.`);
}

export const refunds: Resource = {
  "GET /v1/refunds": ({ world, params }) => ({ matches: matching(world, "refund", params) }),
  "POST /v1/refunds": create,
  "GET /v1/refunds/{refund}": found,
  "POST /v1/refunds/{refund}": update,
  "POST /v1/refunds/{refund}/cancel": cancel,
};
