import type Stripe from "stripe";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import type { Stored, World } from "../../world";
import { mergeSent, sentFields } from "../sent-fields";
import { createPrice } from "./prices";

const fields = [
  "active",
  "description",
  "images",
  "marketing_features",
  "name",
  "package_dimensions",
  "shippable",
  "statement_descriptor",
  "tax_code",
  "unit_label",
  "url",
] as const;

function create({ world, params }: Call<Stripe.ProductCreateParams>): Stored {
  const id = params.id ?? world.newId("prod");
  if (world.find("product", id)) {
    throw invalidRequest("Product already exists.", { code: "resource_already_exists", param: "id" });
  }
  const product = world.put(
    buildObject("product", {
      id,
      active: true,
      created: world.now(),
      default_price: null,
      livemode: world.livemode,
      name: params.name,
      statement_descriptor: null,
      tax_code: null,
      type: params.type ?? "service",
      unit_label: null,
      updated: world.now(),
      ...sentFields(params, fields),
      ...taxDetails(params),
      metadata: mergeMetadata({}, params.metadata),
    }),
  );
  if (!params.default_price_data) return product;
  const price = createPrice(world, { ...params.default_price_data, product: id } as Stripe.PriceCreateParams);
  return world.change(product, { default_price: price.id });
}

function update({ world, path, params }: Call<Stripe.ProductUpdateParams>): Stored {
  const product = requireObject(world, "product", path.product ?? "");
  if (params.default_price) refuseUnfitDefault(world, product, params.default_price);
  return world.change(product, {
    ...sentFields(params, [...fields, "default_price"]),
    ...taxDetails(params),
    ...(params.images === "" && { images: [] }),
    ...(params.marketing_features === "" && { marketing_features: [] }),
    metadata: mergeMetadata(product.metadata, params.metadata),
    updated: world.now(),
  });
}

/**
 * A product's default price must be one of its own active prices. The error's wording is from memory and unverified.
 */
function refuseUnfitDefault(world: World, { id }: Stored, sent: string): void {
  const price = requireObject(world, "price", sent, "default_price");
  if (price.product !== id)
    throw invalidRequest(`The price \`${sent}\` does not belong to this product.`, {
      param: "default_price",
    });
  if (price.active !== true)
    throw invalidRequest(`The price \`${sent}\` is inactive and cannot be the default price.`, {
      param: "default_price",
    });
}

function taxDetails({ tax_details: sent }: { tax_details?: object | "" | null }): object {
  if (sent === undefined) return {};
  return { tax_details: sent ? buildPart("Product.TaxDetails", mergeSent({}, sent)) : null };
}

const retrieve = ({ world, path }: Call): Stored => requireObject(world, "product", path.product ?? "");

function list({ world, params }: Call<Stripe.ProductListParams>) {
  const { ids } = params;
  const found = listMatching(world, "product", params as Call["params"], ["ids"]);
  return { matches: ids ? found.filter(({ id }) => ids.includes(id)) : found };
}

/** Only a product without prices can be deleted. A stub with its ID remains, because past sales may refer to it. */
function remove({ world, path }: Call): Stored {
  const product = requireObject(world, "product", path.product ?? "");
  if (listMatching(world, "price", { product: product.id }).length > 0) {
    throw invalidRequest("This product cannot be deleted because it has one or more user-created prices.");
  }
  return world.put({ id: product.id, object: "product", deleted: true });
}

export const products: Resource = {
  "GET /v1/products": list,
  "POST /v1/products": create,
  "GET /v1/products/{product}": retrieve,
  "POST /v1/products/{product}": update,
  "DELETE /v1/products/{product}": remove,
};
