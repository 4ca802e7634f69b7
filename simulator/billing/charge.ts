import { shape, shapePart } from "../schema/shape";
import type { Stored, World } from "../world";
import type { PaymentIntent } from "./records";
import type { Decline } from "./test-cards";

type Charge = Stored & { id: string };

/** The charge that carried out (or failed to carry out) a payment intent. */
export function putCharge(
  world: World,
  intent: PaymentIntent,
  paymentMethod: Stored,
  decline?: Decline,
): Charge {
  const id = world.newId("ch");
  const approved = decline === undefined;
  return world.put(
    shape<Charge>("charge", {
      id,
      amount: intent.amount,
      amount_captured: approved ? intent.amount : 0,
      amount_refunded: 0,
      billing_details: paymentMethod.billing_details,
      calculated_statement_descriptor: "SIMULATED",
      captured: approved,
      created: world.now(),
      currency: intent.currency,
      customer: intent.customer,
      description: intent.description,
      failure_code: decline?.code ?? null,
      failure_message: decline?.message ?? null,
      fraud_details: {},
      livemode: world.livemode,
      outcome: outcomeOf(decline),
      paid: approved,
      payment_intent: intent.id,
      payment_method: paymentMethod.id,
      payment_method_details: cardDetails(intent, paymentMethod),
      radar_options: {},
      refunds: {
        object: "list",
        data: [],
        has_more: false,
        total_count: 0,
        url: `/v1/charges/${id}/refunds`,
      },
      status: approved ? "succeeded" : "failed",
    }),
  );
}

function outcomeOf(decline: Decline | undefined) {
  return shapePart("Charge.Outcome", {
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.declineCode ?? null,
    risk_level: "normal",
    risk_score: 28,
    seller_message: decline
      ? "The bank did not return any further details with this decline."
      : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  });
}

type Card = {
  brand: string;
  country: string;
  exp_month: number;
  exp_year: number;
  fingerprint: string;
  funding: string;
  last4: string;
};

function cardDetails(intent: PaymentIntent, paymentMethod: Stored) {
  const type = String(paymentMethod.type);
  const card = paymentMethod.card as Card | undefined;
  if (!card) return { type };
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = card;
  const checks = { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" };
  return {
    type,
    card: shapePart("Charge.PaymentMethodDetails.Card", {
      amount_authorized: intent.amount,
      brand,
      checks,
      country,
      exp_month,
      exp_year,
      extended_authorization: { status: "disabled" },
      fingerprint,
      funding,
      incremental_authorization: { status: "unavailable" },
      last4,
      multicapture: { status: "unavailable" },
      network: brand,
      network_token: { used: false },
      overcapture: { maximum_amount_capturable: intent.amount, status: "unavailable" },
      regulated_status: "unregulated",
    }),
  };
}
