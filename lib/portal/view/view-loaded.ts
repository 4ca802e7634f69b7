import type { PortalLoaded, PortalProduct, PortalSubscription } from "../../embed/api";
import { plainText } from "../../plain-text";
import type { Service } from "../../settings/service";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { baseItem } from "../plan/plan-switch";
import type { Visit } from "../visit/visit";
import { narrowPlans, serviceOf, tierOf } from "../wishes/narrow";

type Known = Pick<Visit, "service"> & {
  subscriptions: { of: Subscription; name: string }[];
  products: Product[];
  plans: Plan[];
};

/**
 * Builds the event for a loaded portal, in the format of Servicebot and Billflow. It contains only chosen fields,
 * because other scripts run in the merchant's page as well.
 */
export function describeLoaded(
  { service, wishes, customerIds, choices }: Visit,
  shown: Omit<Known, "service">,
): PortalLoaded {
  const known = { ...shown, service };
  const { subscriptions, products } = shown;
  const plans = narrowPlans(shown.plans, wishes, service);
  const productData = [...new Map(plans.map(({ product }) => [product.id, product])).values()].map(
    tellProduct,
  );
  const own = subscriptions.flatMap(({ of }) => productOf(of, known) ?? []);
  return {
    billingData: {
      subscriptions: subscriptions.map((one) => tellSubscription(one, known)),
      products: products.filter((product) => own.includes(product)).map(tellProduct),
      ...(customerIds.length + choices.length === 0 && { no_user: true }),
    },
    currentConfig: { productData },
    productData,
  };
}

/** The item that a subscription is named after. */
const namingItem = (subscription: Subscription, service: Service | null) =>
  baseItem(subscription, service) ?? subscription.items[0];

function productOf(subscription: Subscription, { products, service }: Known): Product | undefined {
  const productId = namingItem(subscription, service)?.price.productId;
  return products.find(({ id }) => id === productId);
}

function tellSubscription({ of, name }: Known["subscriptions"][number], known: Known): PortalSubscription {
  const item = namingItem(of, known.service);
  const product = productOf(of, known);
  return {
    id: of.id,
    name,
    status: of.status,
    customer: of.customerId,
    current_period_start: item?.periodStart ?? null,
    current_period_end: item?.periodEnd ?? null,
    cancel_at: of.endsAt,
    tier: product ? tierOf(product) : null,
    service: product ? serviceOf(product, known.service) : null,
  };
}

/** Metadata may be internal, so only the tags that are meant for pages are included. */
function tellProduct({ id, name, metadata }: Product): PortalProduct {
  const tags = Object.entries(metadata).filter(([key]) => key.startsWith("sb_"));
  return { id, name, metadata: Object.fromEntries(tags.map(([key, value]) => [key, plainText(value)])) };
}
