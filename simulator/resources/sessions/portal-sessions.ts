import type Stripe from "stripe";
import type { Call, Resource } from "../../call";
import { requireObject } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { StripeRefusal } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { Stored, World } from "../../world";
import { newSetupIntent } from "../payments/setup-intents";
import { sentFields } from "../sent-fields";
import { configurationOf } from "./portal-configurations";

type Flow = { after_completion: { redirect: { return_url: string } | null } };

export type PortalSession = Stored & {
  object: "billing_portal.session";
  customer: string;
  flow: Flow | null;
  return_url: string | null;
  /** The setup intent that saves the new card in a `payment_method_update` flow. */
  _setupIntent: string | null;
};

/** Creates a session of Stripe's own portal. Only the flow that changes the payment method works. */
function create({ world, params }: Call<Stripe.BillingPortal.SessionCreateParams>): Stored {
  const { configuration = configurationOf(world).id, customer, flow_data: flow } = params;
  if (!customer || (flow && flow.type !== "payment_method_update")) {
    const what = customer ? `the flow ${flow?.type ?? ""}` : "portal sessions without customer";
    throw new StripeRefusal(501, {
      type: "api_error",
      message: `The simulator does not imitate: ${what}.`,
    });
  }
  requireObject(world, "customer", customer, "customer");
  if (configuration !== configurationOf(world).id)
    throw noSuch("billing_portal.configuration", configuration, "configuration");
  const id = world.newId("bps");
  return world.put(
    buildObject<PortalSession>("billing_portal.session", {
      id,
      configuration,
      created: world.now(),
      customer,
      flow: flow ? flowOf(flow) : null,
      livemode: world.livemode,
      url: `${world.baseUrl}/_hosted/portal/${id}`,
      ...sentFields(params, ["locale", "return_url"]),
      _setupIntent: flow ? newSetupIntent(world, { customer }).id : null,
    }),
  );
}

function flowOf({
  type,
  after_completion: after,
}: Stripe.BillingPortal.SessionCreateParams.FlowData): object {
  return buildPart("BillingPortal/Session.Flow", {
    type,
    after_completion: buildPart("BillingPortal/Session.Flow.AfterCompletion", {
      type: after?.type ?? "portal_homepage",
      redirect: after?.redirect ?? null,
      hosted_confirmation: after?.hosted_confirmation
        ? { custom_message: after.hosted_confirmation.custom_message ?? null }
        : null,
    }),
  });
}

/** Makes the new card the customer's default, as Stripe's portal does. */
export function finishFlow(world: World, { customer: id }: PortalSession, intent: Stored): void {
  const customer = requireObject(world, "customer", id);
  const settings = customer.invoice_settings as object;
  world.change(customer, {
    invoice_settings: { ...settings, default_payment_method: intent.payment_method },
  });
}

export const portalSessions: Resource = { "POST /v1/billing_portal/sessions": create };
