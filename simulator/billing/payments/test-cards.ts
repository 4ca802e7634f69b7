/**
 * Stripe's test payment methods and their behavior. Attaching a shared ID (`pm_card_visa`) creates a new payment method
 * that stores the behavior in its internal field `_behaviour`.
 */

import type { Stored } from "../../world";
import type { DisputeKind } from "./dispute";

/** A card network's decline, in the terms of Stripe's card error. */
export type Decline = {
  code: string;
  declineCode?: string;
  message: string;
};

export type CardBehavior = {
  /** Why attaching the card, or setting it up without authentication, is declined. */
  attach?: Decline;
  /** Why every charge is declined, after authentication if that is required. */
  charge?: Decline;
  /** The number of seconds until the bank answers a charge. If `charge` is set, the bank declines it. */
  settlesAfterSeconds?: number;
  /** Each charge is disputed as soon as it is paid. */
  dispute?: DisputeKind;
  /** How a refund ends: the bank answers later, or the refund fails later. By default, it succeeds immediately. */
  refund?: "fails" | "pending";
  /** When the cardholder must authenticate (3-D Secure). */
  authentication: {
    setUp: boolean;
    onSession: boolean;
    /** `unless_set_up`: no longer required once the card was set up for off-session use. */
    offSession: "never" | "unless_set_up" | "always";
  };
};

export type TestCard = {
  number: string;
  brand: string;
  /** The networks of a co-branded card. By default, only the network of its own brand. */
  networks?: string[];
  country: string;
  funding: "credit" | "debit" | "prepaid";
  behavior: CardBehavior;
};

const noAuthentication: CardBehavior["authentication"] = {
  setUp: false,
  onSession: false,
  offSession: "never",
};

const declined = (declineCode: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  declineCode,
  message,
});
const genericDecline = declined("generic_decline");
const insufficientFunds = declined("insufficient_funds", "Your card has insufficient funds.");

const alwaysSucceeds: CardBehavior = { authentication: noAuthentication };
const alwaysDeclined = (decline: Decline): CardBehavior => ({
  attach: decline,
  charge: decline,
  authentication: noAuthentication,
});

/** Requires authentication at setup and on-session, and off-session according to the parameter. */
const authenticates = (
  offSession: CardBehavior["authentication"]["offSession"],
  charge?: Decline,
  setUp = true,
): CardBehavior => ({ ...(charge && { charge }), authentication: { setUp, onSession: true, offSession } });

const card = (
  number: string,
  behavior: CardBehavior = alwaysSucceeds,
  fields: Partial<Pick<TestCard, "brand" | "country" | "funding" | "networks">> = {},
): TestCard => ({ number, brand: "visa", country: "US", funding: "credit", ...fields, behavior });

const germany = { country: "DE" };

const velocityExceeded = card("4000000000006975", alwaysDeclined(declined("card_velocity_exceeded")));

const threeDaysSeconds = 3 * 24 * 3600;

/** The behavior of a debit: the bank answers days later, with a refusal if `isRefused`. */
export const delayedDebit = (isRefused: boolean): CardBehavior => ({
  authentication: noAuthentication,
  settlesAfterSeconds: threeDaysSeconds,
  ...(isRefused && {
    charge: {
      code: "debit_not_authorized",
      message: "The customer notified their bank that this payment was unauthorized.",
    },
  }),
});

const coBranded = (brand: string, other: string, country: string) => ({
  brand,
  country,
  networks: [other, brand],
});

const refunds = (refund: CardBehavior["refund"]): CardBehavior => ({
  ...alwaysSucceeds,
  ...(refund && { refund }),
});

const disputed = (dispute: DisputeKind): CardBehavior => ({ ...alwaysSucceeds, dispute });

/** The test cards by shared payment method ID. */
export const testCards: Record<string, TestCard> = {
  pm_card_visa: card("4242424242424242"),
  pm_card_visa_debit: card("4000056655665556", alwaysSucceeds, { funding: "debit" }),
  pm_card_mastercard: card("5555555555554444", alwaysSucceeds, { brand: "mastercard" }),
  pm_card_amex: card("371449635398431", alwaysSucceeds, { brand: "amex" }),
  pm_card_discover: card("6011000990139424", alwaysSucceeds, { brand: "discover" }),
  pm_card_diners: card("30569309020004", alwaysSucceeds, { brand: "diners" }),
  pm_card_jcb: card("3566002020360505", alwaysSucceeds, { brand: "jcb", country: "JP" }),
  pm_card_unionpay: card("6200000000000005", alwaysSucceeds, { brand: "unionpay", country: "CN" }),
  pm_card_visa_cartesBancaires: card(
    "4000002500001001",
    alwaysSucceeds,
    coBranded("visa", "cartes_bancaires", "FR"),
  ),
  pm_card_mastercard_cartesBancaires: card(
    "5555552500001001",
    alwaysSucceeds,
    coBranded("mastercard", "cartes_bancaires", "FR"),
  ),
  pm_card_visa_debit_eftposAuCoBranded: card("4000050360000001", alwaysSucceeds, {
    ...coBranded("visa", "eftpos_au", "AU"),
    funding: "debit",
  }),
  pm_card_pendingRefund: card("4000000000007726", refunds("pending")),
  pm_card_refundFail: card("4000000000005126", refunds("fails")),
  pm_card_createDispute: card("4000000000000259", disputed("fraudulent")),
  pm_card_createDisputeProductNotReceived: card("4000000000002685", disputed("product_not_received")),
  pm_card_createDisputeInquiry: card("4000000000001976", disputed("inquiry")),
  pm_card_chargeCustomerFail: card("4000000000000341", {
    charge: genericDecline,
    authentication: noAuthentication,
  }),
  pm_card_chargeDeclined: card("4000000000000002", alwaysDeclined(genericDecline)),
  pm_card_visa_chargeDeclined: card("4000000000000002", alwaysDeclined(genericDecline)),
  pm_card_chargeDeclinedInsufficientFunds: card("4000000000009995", alwaysDeclined(insufficientFunds)),
  pm_card_visa_chargeDeclinedInsufficientFunds: card("4000000000009995", alwaysDeclined(insufficientFunds)),
  pm_card_visa_chargeDeclinedLostCard: card("4000000000009987", alwaysDeclined(declined("lost_card"))),
  pm_card_visa_chargeDeclinedStolenCard: card("4000000000009979", alwaysDeclined(declined("stolen_card"))),
  pm_card_chargeDeclinedVelocityLimitExceeded: velocityExceeded,
  pm_card_visa_chargeDeclinedVelocityLimitExceeded: velocityExceeded,
  pm_card_chargeDeclinedExpiredCard: card(
    "4000000000000069",
    alwaysDeclined({ code: "expired_card", declineCode: "expired_card", message: "Your card has expired." }),
  ),
  pm_card_chargeDeclinedIncorrectCvc: card(
    "4000000000000127",
    alwaysDeclined({
      code: "incorrect_cvc",
      declineCode: "incorrect_cvc",
      message: "Your card's security code is incorrect.",
    }),
  ),
  pm_card_chargeDeclinedProcessingError: card(
    "4000000000000119",
    alwaysDeclined({
      code: "processing_error",
      declineCode: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
    }),
  ),
  pm_card_authenticationRequired: card("4000002760003184", authenticates("always"), germany),
  pm_card_authenticationRequiredOnSetup: card("4000002500003155", authenticates("unless_set_up"), germany),
  pm_card_authenticationRequiredSetupForOffSession: card("4000003800000446", authenticates("never"), germany),
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: card(
    "4000008260003178",
    authenticates("unless_set_up", insufficientFunds),
    germany,
  ),
  pm_card_threeDSecure2Required: card("4000000000003220", authenticates("always")),
  pm_card_threeDSecureRequired: card("4000000000003063", authenticates("always")),
  pm_card_threeDSecureRequiredChargeDeclined: card(
    "4000008400001629",
    authenticates("always", genericDecline),
  ),
};

/** Card numbers without a shared ID, only for forms (documented). */
export const formCards: readonly TestCard[] = [
  card("378282246310005", alwaysSucceeds, { brand: "amex" }),
  card("6011111111111117", alwaysSucceeds, { brand: "discover" }),
];

/** The behavior of a stored payment method. By default, every payment succeeds. */
export function behaviorOf(paymentMethod: Stored): CardBehavior {
  return (paymentMethod._behaviour as CardBehavior | undefined) ?? alwaysSucceeds;
}

/** Whether a charge must first be authenticated. `_setUp` is true once a setup was authenticated. */
export function mustAuthenticate(paymentMethod: Stored, offSession: boolean): boolean {
  const { authentication } = behaviorOf(paymentMethod);
  const isSetUp = paymentMethod._setUp === true;
  if (!offSession)
    return authentication.onSession && !(isSetUp && authentication.offSession === "unless_set_up");
  return (
    authentication.offSession === "always" || (authentication.offSession === "unless_set_up" && !isSetUp)
  );
}
