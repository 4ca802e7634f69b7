import type { Call, Resource } from "../../call";
import { buildObject } from "../../schema/build-object";
import { noSuch } from "../../wire/no-such";
import type { Stored, World } from "../../world";

const configurationId = (world: World): string => `bpc_${world.name.replace(/[^A-Za-z0-9]/g, "")}`;

const reasons = [
  "too_expensive",
  "missing_features",
  "switched_service",
  "unused",
  "customer_service",
  "too_complex",
  "low_quality",
  "other",
];

/**
 * The configuration of Stripe's own portal in an account that never changed it (from memory, unverified). It is
 * read-only and has no effect in the simulator.
 */
export function configurationOf(world: World): Stored {
  const id = configurationId(world);
  return world.find("billing_portal.configuration", id) ?? world.put(newConfiguration(world, id));
}

function newConfiguration(world: World, id: string): Stored {
  return buildObject("billing_portal.configuration", {
    id,
    active: true,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: world.now(),
    default_return_url: null,
    features: {
      customer_update: {
        allowed_updates: ["email", "address", "shipping", "phone", "tax_id"],
        enabled: true,
      },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: reasons },
        enabled: true,
        mode: "at_period_end",
        proration_behavior: "none",
      },
      subscription_pause: { duration: { interval_options: [], type: "indefinite" }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        proration_behavior: "none",
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: "end_trial",
      },
    },
    is_default: true,
    livemode: world.livemode,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: world.now(),
  });
}

function requireConfiguration({ world, path }: Call): Stored {
  const configuration = configurationOf(world);
  const id = path.configuration ?? "";
  if (id !== configuration.id) throw noSuch("billing_portal.configuration", id);
  return configuration;
}

function list({ world, params }: Call) {
  const { active = true, is_default: isDefault = true } = params as {
    active?: boolean;
    is_default?: boolean;
  };
  return { matches: active && isDefault ? [configurationOf(world)] : [] };
}

export const portalConfigurations: Resource = {
  "GET /v1/billing_portal/configurations": list,
  "GET /v1/billing_portal/configurations/{configuration}": requireConfiguration,
};
