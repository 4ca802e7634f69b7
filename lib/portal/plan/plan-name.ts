import "server-only";
import { PortalError } from "../../errors";
import type { Service } from "../../settings/service";
import { readProducts } from "../../stripe/catalogue/plans";
import type { StripeClient } from "../../stripe/connection/client";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Speaker } from "../words/sentences";
import { baseItem } from "./plan-switch";

/** The product that a subscription is named after: its tier, or its first item's product. */
export function namingProductId(subscription: Subscription, service: Service | null): string | null {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  return item?.price.productId ?? null;
}

/**
 * The name of a subscription. If products can't be read, returns a generic name, because a missing name must not
 * prevent a cancellation.
 */
export async function planNameOf(
  stripe: StripeClient,
  service: Service | null,
  subscription: Subscription,
  { say }: Speaker,
): Promise<string> {
  const productId = namingProductId(subscription, service);
  try {
    const products = await readProducts(stripe, productId ? [productId] : [], { isDisplayOnly: true });
    return products[0]?.name ?? say("plan.unnamed");
  } catch (error) {
    if (error instanceof PortalError) return say("plan.unnamed");
    throw error;
  }
}
