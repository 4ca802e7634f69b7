import type Stripe from "stripe";
import { frontDoor } from "@/lib/portal/door/front-door";
import { changeQuantity as operation } from "@/lib/portal/operations/change-quantity";
import type { QuantityPreview } from "@/lib/portal/view/plan-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { type PortalWorld, portalWorld } from "./portal-world";
import { quantityReading, viewReading } from "./readings";

/** Helpers for tests in which a studio that pays for five seats changes their number. */

export const changeQuantity = frontDoor(operation);
export const studio = "studio@example.com";

export type Shop = PortalWorld & { customer: string; priceId: string; subscriptionId: string };

type ShopOptions = {
  product?: Partial<Stripe.ProductCreateParams>;
  price?: Partial<Stripe.PriceCreateParams>;
  subscription?: Partial<Stripe.SubscriptionCreateParams>;
  quantity?: number;
  card?: string | null;
};

/** A product with a price of $10.00 a month per seat, and a customer with five seats. */
export async function openShop({
  product,
  price,
  subscription,
  quantity = 5,
  card = "pm_card_visa",
}: ShopOptions = {}): Promise<Shop> {
  const world = await portalWorld();
  const { stripe } = world;
  await world.saveSettings({ quantityManagement: true });
  const { id: productId } = await stripe.products.create({
    name: "Lumen Studio",
    unit_label: "seat",
    ...product,
    metadata: { sb_quantity_enabled: "true", ...(product?.metadata as Record<string, string> | undefined) },
  });
  const { id: priceId } = await stripe.prices.create({
    product: productId,
    currency: "usd",
    unit_amount: 1000,
    recurring: { interval: "month" },
    ...price,
  });
  const { id: customer } = await stripe.customers.create({ email: studio });
  if (card) await payWith(world, customer, card);
  const items = [{ price: priceId, quantity }];
  const { id } = await stripe.subscriptions.create({ customer, items, ...subscription });
  await world.admin("DELETE", "requests");
  return { ...world, customer, priceId, subscriptionId: id };
}

export async function payWith({ stripe, admin }: PortalWorld, customer: string, card: string) {
  const { id } = await stripe.paymentMethods.attach(card, { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  await admin("DELETE", "requests");
}

export async function firstOf(token: string): Promise<SubscriptionView> {
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

export async function readQuantityPreview(
  token: string,
  subscriptionId: string,
  quantity: number,
): Promise<QuantityPreview> {
  const answer = await quantityReading(token, { subscriptionId, quantity });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

export async function prepareQuantityChange(shop: Shop, quantity: number) {
  const token = await shop.visit(studio);
  const subscription = await firstOf(token);
  const preview = await readQuantityPreview(token, subscription.id, quantity);
  const { intentId, id: subscriptionId } = subscription;
  return {
    token,
    subscription,
    preview,
    input: { intentId, subscriptionId, quantity, quote: preview.quote },
  };
}

export function read({ stripe, subscriptionId }: Shop): Promise<Stripe.Subscription> {
  return stripe.subscriptions.retrieve(subscriptionId, { expand: ["latest_invoice"] });
}

export async function quantityNow(shop: Shop): Promise<number | undefined> {
  return (await read(shop)).items.data[0]?.quantity;
}
