import type Stripe from "stripe";
import type { Call, Matches, Params, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { Stored } from "../../world";
import { countryOf, taxIdFormats } from "./tax-id-formats";

const ownerOf = ({ world, path }: Call<never>): Stored =>
  requireObject(world, "customer", path.customer ?? "");

function requireTaxId(call: Call<never>): Stored {
  const taxId = requireObject(call.world, "tax_id", call.path.tax_id ?? "");
  if (taxId.customer !== ownerOf(call).id) throw noSuch("tax_id", taxId.id);
  return taxId;
}

/** Creates a tax ID whose format is valid. It is verified later, which causes `customer.tax_id.updated`. */
function create(call: Call<Stripe.CustomerCreateTaxIdParams>): Stored {
  const { world, params } = call;
  const customer = ownerOf(call as Call<never>);
  const { type, value } = params;
  const format = taxIdFormats[type];
  if (format && !format.test(value)) {
    throw invalidRequest(`Invalid value for ${type}.`, { code: "tax_id_invalid", param: "value" });
  }
  return world.put(
    buildObject("tax_id", {
      id: world.newId("txi"),
      country: countryOf(type, value),
      created: world.now(),
      customer: customer.id,
      livemode: world.livemode,
      owner: buildPart("TaxId.Owner", { type: "customer", customer: customer.id }),
      type,
      value,
      ...verificationOf(type, value),
    }),
  );
}

const verifiable = new Set(["au_abn", "eu_vat", "gb_vat"]);

/**
 * The documented test values: 000000000 is verified, 111111111 is unverified, and 222222222 stays pending. Treating all
 * other values as verified is our choice. Types that no register checks are `unavailable`.
 */
function verificationOf(type: string, value: string): Params {
  const nothing = { verified_address: null, verified_name: null };
  if (!verifiable.has(type)) return { verification: { status: "unavailable", ...nothing } };
  const pending = { status: "pending", ...nothing };
  if (value.includes("222222222")) return { verification: pending };
  const isWrong = value.includes("111111111");
  const outcome = isWrong
    ? { status: "unverified", ...nothing }
    : { status: "verified", verified_address: "123 TEST STREET", verified_name: "TEST" };
  return { verification: pending, _checkedAs: outcome };
}

function remove(call: Call<never>): Stored {
  const taxId = requireTaxId(call);
  call.world.remove(taxId);
  return { id: taxId.id, object: "tax_id", deleted: true };
}

const list = (call: Call<never>): Matches => ({
  matches: listMatching(call.world, "tax_id", { ...(call.params as Params), customer: ownerOf(call).id }),
});

export const taxIds: Resource = {
  "GET /v1/customers/{customer}/tax_ids": list,
  "POST /v1/customers/{customer}/tax_ids": create,
  "GET /v1/customers/{customer}/tax_ids/{tax_id}": requireTaxId,
  "DELETE /v1/customers/{customer}/tax_ids/{tax_id}": remove,
};
