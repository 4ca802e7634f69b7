import { buildObject } from "../../schema/build-object";
import type { Stored, World } from "../../world";
import type { InvoiceItem } from "../records";
import type { Price } from "./price-records";

type BareAmount = { amount: number; currency: string; description: string | null };

/**
 * The price that Stripe creates for an invoice item with only an amount (minor units). Recorded: the price can't be
 * sold (`active` is false), its unit amount is the item's amount, and another item with the same amount reuses it.
 * Unverified: its product is named after the item's description.
 */
export function pricingOf(world: World, bare: BareAmount): InvoiceItem["pricing"] {
  const price = priceOf(world, bare);
  const { amount } = bare;
  return {
    type: "price_details",
    price_details: { price: price.id, product: price.product },
    unit_amount_decimal: String(amount),
  };
}

function priceOf(world: World, { amount, currency, description }: BareAmount): Price {
  const name = description ?? "Invoice item";
  const mark = JSON.stringify([name, amount, currency]);
  const made = world.all<Price>("price").find((price) => price._bareAmount === mark);
  if (made) return made;
  return world.put(
    buildObject<Price>("price", {
      id: world.newId("price"),
      active: false,
      billing_scheme: "per_unit",
      created: world.now(),
      currency,
      livemode: world.livemode,
      product: productOf(world, name).id,
      tax_behavior: "unspecified",
      type: "one_time",
      unit_amount: amount,
      unit_amount_decimal: String(amount),
      _bareAmount: mark,
    }),
  );
}

function productOf(world: World, name: string): Stored {
  const made = world.all("product").find((product) => product._bareAmount === name);
  if (made) return made;
  return world.put(
    buildObject("product", {
      id: world.newId("prod"),
      active: false,
      created: world.now(),
      livemode: world.livemode,
      name,
      type: "service",
      updated: world.now(),
      _bareAmount: name,
    }),
  );
}
