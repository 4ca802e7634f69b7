import type Stripe from "stripe";
import type { Call, Matches, Params, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import type { Stored } from "../../world";
import { sentFields } from "../sent-fields";

const fields = [
  "active",
  "country",
  "description",
  "display_name",
  "jurisdiction",
  "state",
  "tax_type",
] as const;

const requireTaxRate = ({ world, path }: Call<never>): Stored =>
  requireObject(world, "tax_rate", path.tax_rate ?? "");

/**
 * Creates a tax rate, whose percentage and inclusiveness can never change. `rate_type` is only for Stripe
 * Tax.
 */
function create({ world, params }: Call<Stripe.TaxRateCreateParams>): Stored {
  return world.put(
    buildObject("tax_rate", {
      id: world.newId("txr"),
      active: true,
      created: world.now(),
      inclusive: params.inclusive,
      livemode: world.livemode,
      percentage: params.percentage,
      ...sentFields(params, fields),
      metadata: mergeMetadata({}, params.metadata),
    }),
  );
}

function update(call: Call<Stripe.TaxRateUpdateParams>): Stored {
  const rate = requireTaxRate(call as Call<never>);
  return call.world.change(rate, {
    ...sentFields(call.params, fields),
    metadata: mergeMetadata(rate.metadata, call.params.metadata),
  });
}

const list = ({ world, params }: Call): Matches => ({
  matches: listMatching(world, "tax_rate", params as Params),
});

export const taxRates: Resource = {
  "GET /v1/tax_rates": list,
  "POST /v1/tax_rates": create,
  "GET /v1/tax_rates/{tax_rate}": requireTaxRate,
  "POST /v1/tax_rates/{tax_rate}": update,
};
