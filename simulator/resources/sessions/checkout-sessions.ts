import type Stripe from "stripe";
import type { Call, Params, Resource } from "../../call";
import { isWebAddress } from "../../hosted/addresses";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { Stored, World } from "../../world";
import { newSetupIntent } from "../payments/setup-intents";
import { sentFields } from "../sent-fields";

export type CheckoutSession = Stored & {
  object: "checkout.session";
  cancel_url: string | null;
  expires_at: number;
  setup_intent: string;
  status: "complete" | "expired" | "open";
  success_url: string | null;
};

const requireSession = ({ world, path }: Call<never>): CheckoutSession =>
  requireObject(world, "checkout.session", path.session ?? "");

const day = 86_400;

/** Creates a page where a customer saves a payment method. Sessions that sell something are not imitated. */
function create({ world, params }: Call<Stripe.Checkout.SessionCreateParams>): Stored {
  const { mode = "payment", ui_mode: ui = "hosted_page", success_url: success, cancel_url: cancel } = params;
  if (mode !== "setup" || ui !== "hosted_page") {
    const message = `The simulator imitates Checkout with mode=setup and ui_mode=hosted_page, not mode=${mode} and ui_mode=${ui}.`;
    throw new StripeRefusal(501, { type: "api_error", message });
  }
  if (!success) throw missing("success_url");
  for (const url of [success, cancel]) if (url) refuseBadUrl(url);
  if (!params.currency && !params.allowed_payment_method_types) throw missing("currency");
  if (params.customer) requireObject(world, "customer", params.customer, "customer");
  const id = world.newId(world.livemode ? "cs_live" : "cs_test");
  const { setup_intent_data: data = {} } = params;
  const intent = newSetupIntent(world, {
    ...(params.customer && { customer: params.customer }),
    ...(data.description && { description: data.description }),
    metadata: (data.metadata ?? {}) as Record<string, string>,
  });
  return world.put(
    buildObject<CheckoutSession>("checkout.session", {
      id,
      automatic_tax: buildPart("Checkout/Session.AutomaticTax"),
      created: world.now(),
      custom_text: buildPart("Checkout/Session.CustomText"),
      expires_at: params.expires_at ?? world.now() + day,
      livemode: world.livemode,
      mode,
      payment_method_collection: "always",
      payment_method_types: ["card"],
      payment_status: "no_payment_required",
      setup_intent: intent.id,
      status: "open",
      success_url: success,
      ui_mode: ui,
      url: `${world.baseUrl}/_hosted/checkout/${id}`,
      ...sentFields(params, [
        "cancel_url",
        "client_reference_id",
        "currency",
        "customer",
        "customer_email",
        "locale",
      ]),
      metadata: mergeMetadata({}, params.metadata),
    }),
  );
}

const missing = (param: string) =>
  invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });

function refuseBadUrl(url: string): void {
  if (isWebAddress(url)) return;
  throw invalidRequest("Not a valid URL", { code: "url_invalid" });
}

/** Completes the session after the customer saved a payment method. The session's URL stops working. */
export function completeSession(world: World, session: CheckoutSession): CheckoutSession {
  return world.change(session, { status: "complete", url: null });
}

/** Expires the session, on request or when its time is over. The error's wording is from memory and unverified. */
export function expireSession(world: World, session: CheckoutSession): CheckoutSession {
  if (session.status !== "open") {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  return world.change(session, { status: "expired", url: null });
}

export const checkoutSessions: Resource = {
  "GET /v1/checkout/sessions": ({ world, params }) => ({
    matches: listMatching(world, "checkout.session", params as Params, ["customer_details"]),
  }),
  "POST /v1/checkout/sessions": create,
  "GET /v1/checkout/sessions/{session}": requireSession,
  "POST /v1/checkout/sessions/{session}/expire": (call) =>
    expireSession(call.world, requireSession(call as Call<never>)),
};
