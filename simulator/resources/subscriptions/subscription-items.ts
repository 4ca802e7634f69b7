import type { Subscription, SubscriptionItem } from "../../billing/records";
import type { SentItem } from "../../billing/subscriptions/item-targets";
import { withShownEnd } from "../../billing/subscriptions/shown-end";
import type { UpdateParams } from "../../billing/subscriptions/subscription-params";
import { updateSubscription } from "../../billing/subscriptions/subscription-update";
import type { Call, Params, Resource } from "../../call";
import { requireObject } from "../../require-object";
import { StripeRefusal } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { Stored, World } from "../../world";
import { withInlinePrices } from "../catalogue/inline-prices";

/** Subscription items are part of their subscription. These operations are another way to update the subscription. */

type FoundItem = { subscription: Subscription; item: SubscriptionItem };

function requireItem({ world, path }: Call): FoundItem {
  const id = path.subscription_item ?? "";
  for (const subscription of world.all<Subscription>("subscription")) {
    const item = subscription.items.data.find((one) => one.id === id);
    if (item) return { subscription, item };
  }
  // Observed: the error has no code and no parameter.
  const message = `Invalid subscription_item id: ${id}`;
  throw new StripeRefusal(404, { type: "invalid_request_error", message });
}

/** The parameters of an item request that apply to the subscription. */
function billingOf({
  payment_behavior,
  proration_behavior,
  proration_date,
  off_session,
}: Params): UpdateParams {
  const sent = { payment_behavior, proration_behavior, proration_date, off_session };
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
}

function itemFields({ price, price_data, plan, quantity, metadata, discounts, tax_rates }: Params): SentItem {
  const sent = { price, price_data, plan, quantity, metadata, discounts, tax_rates };
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as SentItem;
}

/**
 * Updates one item. Observed: for an item request, an ended subscription causes the same error as a subscription that
 * does not exist.
 */
function updateItem(world: World, subscription: Subscription, item: SentItem, params: Params): Subscription {
  if (subscription.ended_at !== null) throw noSuch("subscription", subscription.id, "subscription", 404);
  const update = { ...billingOf(params), items: [item] };
  return withInlinePrices(world, update, (priced) => updateSubscription(world, subscription, priced));
}

function create({ world, params }: Call): Stored {
  const subscription = requireObject<Subscription>(
    world,
    "subscription",
    String(params.subscription),
    "subscription",
  );
  return itemsIn(updateItem(world, subscription, itemFields(params), params)).at(-1)!;
}

function update(call: Call): Stored {
  const { subscription, item } = requireItem(call);
  const updated = updateItem(
    call.world,
    subscription,
    { ...itemFields(call.params), id: item.id },
    call.params,
  );
  return itemsIn(updated).find(({ id }) => id === item.id)!;
}

function remove(call: Call): Stored {
  const { subscription, item } = requireItem(call);
  updateItem(call.world, subscription, { id: item.id, deleted: true }, call.params);
  return { id: item.id, object: "subscription_item", deleted: true };
}

function read(call: Call): Stored {
  const { subscription, item } = requireItem(call);
  return itemsIn(subscription).find(({ id }) => id === item.id)!;
}

const itemsIn = (subscription: Subscription) => withShownEnd(subscription).items.data;

function list({ world, params }: Call) {
  const subscription = requireObject<Subscription>(
    world,
    "subscription",
    String(params.subscription),
    "subscription",
  );
  return { matches: itemsIn(subscription) };
}

export const subscriptionItems: Resource = {
  "GET /v1/subscription_items": list,
  "POST /v1/subscription_items": create,
  "GET /v1/subscription_items/{subscription_item}": read,
  "POST /v1/subscription_items/{subscription_item}": update,
  "DELETE /v1/subscription_items/{subscription_item}": remove,
};
