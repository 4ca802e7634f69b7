import type Stripe from "stripe";
import { behaviorOf, type Decline, type TestCard } from "../../billing/payments/test-cards";
import type { Call, Params, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { cardError, invalidRequest, StripeRefusal } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { Stored, World } from "../../world";
import { mergeSent } from "../sent-fields";
import { cardFields, displayBrand, testCardNamed, testCardSent } from "./card";
import { otherMethod } from "./other-methods";

/** Stripe's refusal of a card, as recorded. */
export function declineRefusal(decline: Decline, fields: Params = {}): StripeRefusal {
  const { status, body } = cardError(decline.code, decline.declineCode, decline.message);
  const network =
    decline.code === "card_declined" ? { advice_code: "try_again_later", network_decline_code: "01" } : {};
  return new StripeRefusal(status, { ...body, ...network, param: "", ...fields });
}

function makeCard(
  world: World,
  card: TestCard,
  params: Partial<Stripe.PaymentMethodCreateParams> = {},
): Stored {
  return world.put(
    buildObject("payment_method", {
      id: world.newId("pm"),
      allow_redisplay: params.allow_redisplay ?? "unspecified",
      billing_details: billingDetails(undefined, params.billing_details),
      card: cardFields(world, card, params.card),
      created: world.now(),
      livemode: world.livemode,
      metadata: mergeMetadata({}, params.metadata),
      type: "card",
      _behaviour: card.behavior,
    }),
  );
}

function makeOther(world: World, params: Stripe.PaymentMethodCreateParams): Stored {
  const { type, details, behavior } = otherMethod(params as { [name: string]: unknown });
  return world.put(
    buildObject("payment_method", {
      id: world.newId("pm"),
      allow_redisplay: params.allow_redisplay ?? "unspecified",
      billing_details: billingDetails(undefined, params.billing_details),
      [type]: details,
      created: world.now(),
      livemode: world.livemode,
      metadata: mergeMetadata({}, params.metadata),
      type,
      ...(behavior && { _behaviour: behavior }),
    }),
  );
}

function billingDetails(current: unknown, sent: object | undefined): object {
  const held = mergeSent(current, sent);
  const { address } = (sent ?? {}) as { address?: object | "" };
  const before = (current as { address?: unknown } | undefined)?.address;
  const next = address === "" ? {} : mergeSent(before, address);
  return buildPart("PaymentMethod.BillingDetails", { ...held, address: buildPart("Address", next) });
}

function create({ world, params }: Call<Stripe.PaymentMethodCreateParams>): Stored {
  if (params.type !== "card") return makeOther(world, params);
  if (!params.card) {
    throw invalidRequest("Missing required param: card.", { code: "parameter_missing", param: "card" });
  }
  return makeCard(world, testCardSent(params.card), params);
}

/**
 * Attaches a payment method to a customer. A shared ID (`pm_card_visa`) becomes a new payment method. The card is
 * checked first, so a card that is always declined cannot be attached.
 */
export function attach(world: World, id: string, customer: Stored): Stored {
  const method = usableMethod(world, id, customer.id);
  if (method.customer === customer.id) return method;
  const { attach: decline } = behaviorOf(method);
  if (decline) throw declineRefusal(decline);
  return world.change(method, { customer: customer.id });
}

/** A payment method that belongs to this customer or isn't attached yet. Attaches nothing. */
export function usableMethod(world: World, id: string, customer: string | null): Stored {
  const shared = testCardNamed(id);
  const method = shared ? makeCard(world, shared) : requireObject(world, "payment_method", id);
  if (customer === null || method.customer !== customer) refuseAttached(method);
  return method;
}

function refuseAttached(method: Stored): void {
  if (method.customer) {
    throw invalidRequest("The payment method you provided has already been attached to a customer.", {
      code: "payment_method_unexpected_state",
    });
  }
  if (method._detached) {
    throw invalidRequest(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may " +
        "not be used again.",
    );
  }
}

function attachTo({ world, path, params }: Call<Stripe.PaymentMethodAttachParams>): Stored {
  if (!params.customer) {
    throw invalidRequest("Missing required param: customer.", {
      code: "parameter_missing",
      param: "customer",
    });
  }
  return attach(
    world,
    path.payment_method ?? "",
    requireObject(world, "customer", params.customer, "customer"),
  );
}

/**
 * Detaches a card and removes it from the defaults of the customer and the subscriptions, so that nothing
 * charges it again.
 */
function detach({ world, path }: Call): Stored {
  const method = requireObject(world, "payment_method", path.payment_method ?? "");
  if (!method.customer) {
    throw invalidRequest(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
    );
  }
  const customer = requireObject(world, "customer", String(method.customer));
  const settings = customer.invoice_settings as { default_payment_method: string | null };
  if (settings.default_payment_method === method.id) {
    world.change(customer, { invoice_settings: { ...settings, default_payment_method: null } });
  }
  for (const subscription of listMatching(world, "subscription", { default_payment_method: method.id })) {
    world.change(subscription, { default_payment_method: null });
  }
  return world.change(method, { customer: null, _detached: true });
}

type StoredCard = { brand: string; networks: { available: string[] } };

/**
 * The card after an update. The customer of a co-branded card chooses which brand is displayed and charged.
 */
function updatedCard(held: StoredCard, sent: Stripe.PaymentMethodUpdateParams.Card = {}): object {
  const { exp_month: month, exp_year: year, networks } = sent;
  const preferred = networks?.preferred;
  const chosen = preferred !== undefined && {
    display_brand: displayBrand(preferred || held.brand),
    networks: { ...held.networks, preferred: preferred || null },
  };
  return { ...held, ...(month && { exp_month: month }), ...(year && { exp_year: year }), ...chosen };
}

/**
 * Stated in Stripe's package: only an attached method can be updated. The error's wording is from memory and
 * unverified.
 */
function refuseUnattached({ customer }: Stored): void {
  if (customer) return;
  throw invalidRequest(
    "You must save this PaymentMethod to a customer before you can update it. You can do so using the attach endpoint.",
    { code: "payment_method_unexpected_state" },
  );
}

function update({ world, path, params }: Call<Stripe.PaymentMethodUpdateParams>): Stored {
  const method = requireObject(world, "payment_method", path.payment_method ?? "");
  refuseUnattached(method);
  return world.change(method, {
    ...(params.allow_redisplay && { allow_redisplay: params.allow_redisplay }),
    billing_details: billingDetails(method.billing_details, params.billing_details),
    ...(method.card ? { card: updatedCard(method.card as StoredCard, params.card) } : {}),
    metadata: mergeMetadata(method.metadata, params.metadata),
  });
}

function list({ world, params }: Call<Stripe.PaymentMethodListParams>) {
  if (params.customer) requireObject(world, "customer", params.customer, "customer");
  const found = listMatching(world, "payment_method", params as Params, ["allow_redisplay"]);
  return { matches: found.filter(({ customer }) => customer !== null) };
}

function listOfCustomer({ world, path, params }: Call<Stripe.CustomerListPaymentMethodsParams>) {
  const customer = requireObject(world, "customer", path.customer ?? "");
  const wanted = { ...(params as Params), customer: customer.id };
  return { matches: listMatching(world, "payment_method", wanted, ["allow_redisplay"]) };
}

function retrieveOfCustomer({ world, path }: Call): Stored {
  const method = requireObject(world, "payment_method", path.payment_method ?? "");
  if (method.customer !== path.customer) throw noSuch("payment_method", method.id);
  return method;
}

export const paymentMethods: Resource = {
  "GET /v1/payment_methods": list,
  "POST /v1/payment_methods": create,
  "GET /v1/payment_methods/{payment_method}": ({ world, path }) =>
    requireObject(world, "payment_method", path.payment_method ?? ""),
  "POST /v1/payment_methods/{payment_method}": update,
  "POST /v1/payment_methods/{payment_method}/attach": attachTo,
  "POST /v1/payment_methods/{payment_method}/detach": detach,
  "GET /v1/customers/{customer}/payment_methods": listOfCustomer,
  "GET /v1/customers/{customer}/payment_methods/{payment_method}": retrieveOfCustomer,
};
