import type Stripe from "stripe";
import type { Params } from "../../call";
import type { Stored, World } from "../../world";
import { createPrice } from "./prices";

/**
 * Runs `work` with every `price_data` in the parameters replaced by a new price, at any depth. Afterwards the
 * new prices are inactive, so that nothing else can be sold at them.
 */
export function withInlinePrices<T>(world: World, params: Params, work: (params: Params) => T): T {
  const made: Stored[] = [];
  const result = work(replacePriceData(world, params, made) as Params);
  for (const price of made) world.change(price, { active: false });
  return result;
}

function replacePriceData(world: World, value: unknown, made: Stored[]): unknown {
  if (Array.isArray(value)) return value.map((item) => replacePriceData(world, item, made));
  if (typeof value !== "object" || value === null) return value;
  const { price_data: data, ...others } = value as { price_data?: Stripe.PriceCreateParams };
  const fields = Object.fromEntries(
    Object.entries(others).map(([name, item]) => [name, replacePriceData(world, item, made)]),
  );
  if (!data) return fields;
  const price = createPrice(world, data);
  made.push(price);
  return { ...fields, price: price.id };
}
