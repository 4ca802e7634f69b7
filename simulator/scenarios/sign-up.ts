import type { Stored, World } from "../world";
import { callApi } from "./call-api";
import { lumenPrice } from "./lumen-catalog";

/**
 * A customer of a scenario. The ID and email address are fixed, so that a sample site can offer to sign in as this
 * customer.
 */
export type ScenarioCustomer = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The situation that this customer demonstrates. */
  readonly about: string;
};

type Items = string | readonly { price: string; quantity?: number }[];

/** Creates a customer with this card, or without a card if it is null. */
export function signUp(
  world: World,
  { id, email, name }: ScenarioCustomer,
  card: string | null = "pm_card_visa",
): void {
  world.presetId("cus", id);
  callApi(world, "POST", "/v1/customers", { email, name });
  if (card) payWith(world, id, card);
}

/** Makes this test card the customer's default. Returns the new payment method's ID. */
export function payWith(world: World, customer: string, card: string): string {
  const { id } = callApi(world, "POST", `/v1/payment_methods/${card}/attach`, { customer });
  callApi(world, "POST", `/v1/customers/${customer}`, { invoice_settings: { default_payment_method: id } });
  return id;
}

/**
 * Subscribes a customer. `items` is the name of one price, or several prices by name. `more` contains further
 * Stripe parameters.
 */
export function subscribe(world: World, customer: string, items: Items, more: object = {}): Stored {
  const named = typeof items === "string" ? [{ price: items }] : items;
  return callApi(world, "POST", "/v1/subscriptions", {
    customer,
    items: named.map((item) => ({ ...item, price: lumenPrice(item.price) })),
    ...more,
  });
}

/** Creates a customer with a subscription. */
export function signUpAndSubscribe(
  world: World,
  customer: ScenarioCustomer,
  items: Items,
  { card = "pm_card_visa", ...more }: { card?: string | null; [parameter: string]: unknown } = {},
): Stored {
  signUp(world, customer, card);
  return subscribe(world, customer.id, items, more);
}

/** The customer's first subscription. */
export const subscriptionOf = (world: World, customer: string): Stored =>
  world.all("subscription").find((subscription) => subscription.customer === customer) as Stored;

/** Changes the customer's first subscription. */
export const changeSubscription = (world: World, customer: string, params: object): Stored =>
  callApi(world, "POST", `/v1/subscriptions/${subscriptionOf(world, customer).id}`, { ...params });
