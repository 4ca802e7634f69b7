import type Stripe from "stripe";
import { refundCharge } from "../../billing/payments/refund";
import type { Charge, Refund, RefundReason } from "../../billing/payments/refund-records";
import type { PaymentIntent } from "../../billing/records";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { World } from "../../world";

/**
 * The charge that a request names, directly or by its payment intent. The wordings of both errors are from memory and
 * unverified.
 */
function chargeNamed(
  world: World,
  { charge: id, payment_intent: intentId }: Stripe.RefundCreateParams,
): Charge {
  if (id && intentId)
    throw invalidRequest("You may only specify one of these parameters: charge, payment_intent.");
  if (id) return requirePaid(requireObject<Charge>(world, "charge", id, "charge"));
  if (!intentId)
    throw invalidRequest(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  const intent = requireObject<PaymentIntent>(world, "payment_intent", intentId, "payment_intent");
  const charge = intent.status === "succeeded" && world.find<Charge>("charge", intent.latest_charge ?? "");
  if (charge) return charge;
  throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
}

/** The error's wording is from memory and unverified. */
function requirePaid(charge: Charge): Charge {
  if (charge.status === "succeeded") return charge;
  throw invalidRequest(`Charge ${charge.id} cannot be refunded because it was not successful.`, {
    param: "charge",
  });
}

function create({ world, params }: Call<Stripe.RefundCreateParams>): Refund {
  refuseUnsupported(params, [
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

const requireRefund = ({ world, path }: Call): Refund => requireObject(world, "refund", path.refund ?? "");

function update(call: Call): Refund {
  const refund = requireRefund(call);
  const metadata = mergeMetadata(refund.metadata, call.params.metadata);
  return call.world.change<Refund>(refund, { metadata });
}

/** Only a refund that requires action can be canceled. The error's wording is from memory and unverified. */
function cancel(call: Call): Refund {
  const { status } = requireRefund(call);
  throw invalidRequest(`You cannot cancel a refund that is ${status}.`);
}

export const refunds: Resource = {
  "GET /v1/refunds": ({ world, params }) => ({ matches: listMatching(world, "refund", params) }),
  "POST /v1/refunds": create,
  "GET /v1/refunds/{refund}": requireRefund,
  "POST /v1/refunds/{refund}": update,
  "POST /v1/refunds/{refund}/cancel": cancel,
};
