import "server-only";
import type { ApiCaller } from "../db/api-keys";
import { findPortal } from "../db/portals";
import { plainText } from "../plain-text";
import { withoutRequestBudget } from "../portal/door/request-budget";
import { effectiveSettings } from "../settings/effective";
import { type Product, readProducts } from "../stripe/catalogue/plans";
import { stripeFor } from "../stripe/connection/client";
import { findCustomers } from "../stripe/customers/customers";
import type { Subscription } from "../stripe/subscriptions/reshape";
import { listSubscriptions } from "../stripe/subscriptions/subscriptions";
import { identityOf } from "./identity";
import type { ListedSubscriptionsRequest, SubscriptionInApi, SubscriptionList } from "./schemas";

/**
 * Lists the subscriptions of the customers with this identity, newest first, including ended ones. For a customer who
 * doesn't exist, the list is empty rather than an error, because sites send this request for all their users, most of
 * whom never paid.
 */
export async function listCustomerSubscriptions(
  { merchantId, mode }: ApiCaller,
  asked: ListedSubscriptionsRequest,
): Promise<SubscriptionList> {
  const { identity, identifyBy } = identityOf(asked);
  const stripe = await stripeFor(merchantId, mode);
  const portal = await findPortal(merchantId, mode);
  const { emailAnyCase: ignoresCase } = effectiveSettings(portal?.settings ?? {}, mode);
  return withoutRequestBudget(`${merchantId}|${mode}|${identity}`, "view", async () => {
    const customers = await findCustomers(stripe, identifyBy, identity, { ignoresCase });
    const lists = await Promise.all(customers.map(({ id }) => listSubscriptions(stripe, id)));
    const found = lists.flat().sort((one, other) => other.createdAt - one.createdAt);
    const products = await readProducts(stripe, found.flatMap(productIdsOf));
    return { object: "list", data: found.map((one) => shownSubscription(one, products)) };
  });
}

const productIdsOf = ({ items }: Subscription) => items.map(({ price }) => price.productId);

function shownSubscription(subscription: Subscription, products: Product[]): SubscriptionInApi {
  const { id, customerId: customer, status, createdAt: created, endsAt, endedAt, items } = subscription;
  const plans = items.map(({ price, quantity }) => {
    const product = products.find((one) => one.id === price.productId);
    return {
      product: price.productId,
      name: product?.name ?? null,
      tier: plainText(product?.metadata.sb_tier ?? "").trim() || null,
      price: price.id,
      quantity,
    };
  });
  const ends = { cancel_at: endsAt, ended_at: endedAt };
  return { id, object: "subscription", customer, status, created, ...ends, plans };
}
