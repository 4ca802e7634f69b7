import { createHash } from "node:crypto";
import { buildObject, buildPart } from "../../schema/build-object";
import type { Stored, World } from "../../world";
import type { PaymentIntent } from "../records";
import { createBalanceTransaction, feeFor } from "./balance-transaction";
import type { Charge } from "./refund-records";
import type { Decline } from "./test-cards";

/** Creates the charge of a payment intent, either successful or declined. */
export function createCharge(
  world: World,
  intent: PaymentIntent,
  paymentMethod: Stored,
  decline?: Decline,
): Charge {
  const id = world.newId("ch");
  const approved = decline === undefined;
  return world.put(
    buildObject<Charge>("charge", {
      id,
      amount: intent.amount,
      amount_captured: approved ? intent.amount : 0,
      amount_refunded: 0,
      balance_transaction: approved ? movementOf(world, intent, id, paymentMethod).id : null,
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
      payment_method_details: cardDetails(intent, paymentMethod, approved),
      radar_options: {},
      receipt_url: approved ? `${world.baseUrl}/_hosted/receipt/${id}` : null,
      status: approved ? "succeeded" : "failed",
    }),
  );
}

/** Creates the balance transaction of a successful charge. */
const movementOf = (
  world: World,
  { amount, currency, description }: PaymentIntent,
  source: string,
  method: Stored,
) =>
  createBalanceTransaction(world, {
    amount,
    currency,
    description: typeof description === "string" ? description : null,
    fee: feeFor(amount),
    source,
    type: method.card ? "charge" : "payment",
  });

function outcomeOf(decline: Decline | undefined) {
  return buildPart("Charge.Outcome", {
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

/** Derives `count` digits from the text. Stripe's own numbers mean nothing outside Stripe, so any digits will do. */
const digitsOf = (text: string, count: number): string =>
  [...createHash("sha256").update(text).digest()]
    .map((byte) => byte % 10)
    .join("")
    .slice(0, count);

function cardDetails(intent: PaymentIntent, paymentMethod: Stored, approved: boolean) {
  const type = String(paymentMethod.type);
  const card = paymentMethod.card as Card | undefined;
  if (!card) return { type };
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = card;
  const checks = { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" };
  return {
    type,
    card: buildPart("Charge.PaymentMethodDetails.Card", {
      amount_authorized: intent.amount,
      authorization_code: approved ? digitsOf(intent.id.slice(0, 11), 6) : null,
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
      network_transaction_id: digitsOf(fingerprint, 15),
      overcapture: { maximum_amount_capturable: intent.amount, status: "unavailable" },
      regulated_status: "unregulated",
    }),
  };
}
