import type Stripe from "stripe";
import type { Price } from "../../billing/prices/price-records";
import type { Call, Params, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import type { Stored, World } from "../../world";
import { sentFields } from "../sent-fields";
import { changedOptions } from "./currency-options";
import { amountsOf } from "./price-amounts";

type Recurring = { interval: string; interval_count?: number; usage_type?: string; meter?: string };

/** Creates a price, including one that a subscription or a product describes inline (`price_data`). */
export function createPrice(world: World, params: Stripe.PriceCreateParams): Stored {
  const isTiered = params.billing_scheme === "tiered";
  const amounts = amountsOf(params, isTiered);
  const key = params.lookup_key;
  if (key) claimLookupKey(world, key, params.transfer_lookup_key === true);
  const { recurring } = params;
  const price = world.put(
    buildObject<Price>("price", {
      id: world.newId("price"),
      active: params.active ?? true,
      billing_scheme: params.billing_scheme ?? "per_unit",
      created: world.now(),
      currency: params.currency.toLowerCase(),
      livemode: world.livemode,
      lookup_key: null,
      nickname: null,
      ...sentFields(params, ["lookup_key", "nickname", "tax_behavior", "tiers_mode", "transform_quantity"]),
      ...(params.tax_behavior === undefined && { tax_behavior: "unspecified" }),
      ...amounts,
      metadata: mergeMetadata({}, params.metadata),
      product: productOf(world, params),
      recurring: recurring ? recurrenceOf(world, recurring) : null,
      type: recurring ? "recurring" : "one_time",
    }),
  );
  return world.change<Price>(price, changedOptions(price, params.currency_options));
}

function productOf(world: World, params: Stripe.PriceCreateParams): string {
  const { product, product_data: data } = params;
  if (product) return requireObject(world, "product", product, "product").id;
  if (!data)
    throw invalidRequest("You must specify either `product` or `product_data` when creating a price.");
  const created = buildObject("product", {
    id: data.id ?? world.newId("prod"),
    active: data.active ?? true,
    created: world.now(),
    livemode: world.livemode,
    name: data.name,
    type: "service",
    updated: world.now(),
    metadata: mergeMetadata({}, data.metadata),
  });
  return world.put(created).id;
}

function recurrenceOf(world: World, recurring: Recurring): Params {
  const { interval, interval_count: count = 1 } = recurring;
  refuseMisfitMeter(world, recurring);
  return buildPart("Price.Recurring", {
    interval,
    interval_count: count,
    meter: recurring.meter ?? null,
    usage_type: recurring.usage_type ?? "licensed",
  });
}

/**
 * A metered price needs a meter, and a licensed price cannot have a meter. The error's wording is from memory and
 * unverified.
 */
function refuseMisfitMeter(world: World, { meter, usage_type: type }: Recurring): void {
  if (type === "metered" && !meter) {
    throw invalidRequest("You must specify `recurring[meter]` when `recurring[usage_type]=metered`.", {
      code: "parameter_missing",
      param: "recurring[meter]",
    });
  }
  if (!meter) return;
  if (type !== "metered") {
    throw invalidRequest("`recurring[meter]` can only be set when `recurring[usage_type]=metered`.", {
      param: "recurring[meter]",
    });
  }
  if (requireObject(world, "billing.meter", meter, "recurring[meter]").status !== "active") {
    throw invalidRequest(`The meter ${meter} is inactive.`, { param: "recurring[meter]" });
  }
}

/** A lookup key belongs to one active price. Only `transfer_lookup_key` moves the key to another price. */
function claimLookupKey(world: World, key: string, isTransferred: boolean): void {
  const [holder] = listMatching(world, "price", { lookup_key: key });
  if (!holder) return;
  if (!isTransferred) {
    throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: "lookup_key" });
  }
  world.change(holder, { lookup_key: null });
}

function update({ world, path, params }: Call<Stripe.PriceUpdateParams>): Stored {
  const price = requireObject<Price>(world, "price", path.price ?? "");
  if (params.active === false) refuseDefault(world, price);
  if (params.lookup_key && params.lookup_key !== price.lookup_key) {
    claimLookupKey(world, params.lookup_key, params.transfer_lookup_key === true);
  }
  return world.change(price, {
    ...sentFields(params, ["active", "lookup_key", "nickname", "tax_behavior"]),
    ...changedOptions(price, params.currency_options),
    metadata: mergeMetadata(price.metadata, params.metadata),
  });
}

/** The error's wording is Stripe's (observed). */
function refuseDefault(world: World, { id, product }: Price): void {
  if (world.find("product", product)?.default_price !== id) return;
  throw invalidRequest("This price cannot be archived because it is the default price of its product.");
}

function list({ world, params }: Call<Stripe.PriceListParams>) {
  const { lookup_keys: keys } = params;
  const found = listMatching(world, "price", params as Params, ["lookup_keys"]);
  return { matches: keys ? found.filter((price) => keys.includes(String(price.lookup_key))) : found };
}

export const prices: Resource = {
  "GET /v1/prices": list,
  "POST /v1/prices": ({ world, params }: Call<Stripe.PriceCreateParams>) => createPrice(world, params),
  "GET /v1/prices/{price}": ({ world, path }) => requireObject(world, "price", path.price ?? ""),
  "POST /v1/prices/{price}": update,
};
