import type Stripe from "stripe";
import type { Call, Params, Resource } from "../../call";
import { isWebAddress } from "../../hosted/addresses";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { Stored, World } from "../../world";
import { sentFields } from "../sent-fields";
import { confirmSetup, failSetup } from "./setup";

function create({ world, params, ...call }: Call<Stripe.SetupIntentCreateParams>): Stored {
  if (params.customer) requireObject(world, "customer", params.customer, "customer");
  const intent = newSetupIntent(world, params);
  if (!params.confirm) return intent;
  return confirm({
    ...call,
    world,
    params: {
      payment_method: params.payment_method,
      ...(params.return_url !== undefined && { return_url: params.return_url }),
    },
    path: { setup_intent: intent.id },
  });
}

/** Creates a setup intent, for a request or for one of the simulator's own pages. */
export function newSetupIntent(world: World, params: Stripe.SetupIntentCreateParams): Stored {
  const id = world.newId("seti");
  return world.put(
    buildObject("setup_intent", {
      id,
      automatic_payment_methods: automaticMethods(params),
      client_secret: `${id}_secret_${world.newId("").slice(1)}`,
      created: world.now(),
      flow_directions: null,
      livemode: world.livemode,
      payment_method_options: {
        card: { mandate_options: null, network: null, request_three_d_secure: "automatic" },
      },
      payment_method_types: params.allowed_payment_method_types ?? ["card"],
      status: params.payment_method ? "requires_confirmation" : "requires_payment_method",
      usage: params.usage ?? "off_session",
      ...sentFields(params, ["customer", "description", "payment_method", "on_behalf_of"]),
      metadata: mergeMetadata({}, params.metadata),
    }),
  );
}

/** Unless the request names the types, Stripe offers the account's enabled payment methods. */
function automaticMethods(params: Stripe.SetupIntentCreateParams): object | null {
  const { automatic_payment_methods: sent, allowed_payment_method_types: types } = params;
  if (types || sent?.enabled === false) return sent ?? null;
  return { allow_redirects: "always", enabled: true, ...sent };
}

/**
 * Confirms with a payment method, which is attached to the customer on success. If the card needs
 * authentication, the intent requires action. A decline returns 402 and is recorded on the intent.
 */
function confirm({ world, path, params, ...call }: Call<Stripe.SetupIntentConfirmParams>): Stored {
  const intent = requireVisibleIntent({ ...call, world, path, params });
  refuseSettled(intent, "confirm");
  const id = params.payment_method ?? (intent.payment_method as string | null);
  if (!id)
    throw invalidRequest("You cannot confirm this SetupIntent because it's missing a payment method.", {
      code: "setup_intent_unexpected_state",
    });
  const { return_url } = params;
  if (return_url !== undefined && !isWebAddress(return_url)) throw badReturnUrl();
  try {
    return confirmSetup(world, intent, { id, returnUrl: return_url });
  } catch (error) {
    if (!(error instanceof StripeRefusal) || error.status !== 402) throw error;
    const setup_intent = failSetup(world, intent, error.body);
    throw new StripeRefusal(402, { ...error.body, setup_intent }, true);
  }
}

/** The error's wording is from memory and unverified. */
const badReturnUrl = () => invalidRequest("Invalid URL.", { code: "url_invalid", param: "return_url" });

/** A publishable key finds an intent only by its client secret. */
function requireVisibleIntent({ world, key, path, params }: Call<object>): Stored {
  const intent = requireObject(world, "setup_intent", path.setup_intent ?? "");
  const { client_secret: secret } = params as Params;
  if (key.kind === "publishable" && secret !== intent.client_secret) throw noSuch("setup_intent", intent.id);
  return intent;
}

function refuseSettled(intent: Stored, verb: string): void {
  if (intent.status !== "succeeded" && intent.status !== "canceled") return;
  throw invalidRequest(
    `You cannot ${verb} this SetupIntent because it has a status of ${String(intent.status)}.`,
    {
      code: "setup_intent_unexpected_state",
    },
  );
}

function update({ world, path, params }: Call<Stripe.SetupIntentUpdateParams>): Stored {
  const intent = requireObject(world, "setup_intent", path.setup_intent ?? "");
  refuseSettled(intent, "update");
  if (params.customer) requireObject(world, "customer", params.customer, "customer");
  return world.change(intent, {
    ...sentFields(params, ["customer", "description", "payment_method"]),
    metadata: mergeMetadata(intent.metadata, params.metadata),
  });
}

function cancel({ world, path, params }: Call<Stripe.SetupIntentCancelParams>): Stored {
  const intent = requireObject(world, "setup_intent", path.setup_intent ?? "");
  refuseSettled(intent, "cancel");
  const reason = params.cancellation_reason ?? null;
  return world.change(intent, { status: "canceled", cancellation_reason: reason, next_action: null });
}

export const setupIntents: Resource = {
  "GET /v1/setup_intents": ({ world, params }) => ({
    matches: listMatching(world, "setup_intent", params as Params, ["attach_to_self"]),
  }),
  "POST /v1/setup_intents": create,
  "GET /v1/setup_intents/{setup_intent}": requireVisibleIntent,
  "POST /v1/setup_intents/{setup_intent}": update,
  "POST /v1/setup_intents/{setup_intent}/confirm": confirm,
  "POST /v1/setup_intents/{setup_intent}/cancel": cancel,
};
