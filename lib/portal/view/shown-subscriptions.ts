import { hasEnded } from "../../operations/facts";
import type { PortalSettings } from "../../settings/schema";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isInView } from "../visit/in-view";

/** The parts of a visit that decide which subscriptions are shown. */
type ViewScope = {
  settings: Pick<PortalSettings, "resubscribe" | "showOnlyActive">;
  onlySubscriptionId: string | null;
};

/**
 * The subscriptions that a page shows, running ones first. `owing`: the IDs of those with an open invoice. They are
 * shown even if they have ended, because customers must be able to pay. A subscription whose first payment was never
 * made is hidden, unless the customer has no other subscription for that product and can restart it here.
 */
export function shownSubscriptions(
  visit: ViewScope,
  all: Subscription[],
  owing: ReadonlySet<string | null> = new Set(),
): Subscription[] {
  const { resubscribe, showOnlyActive } = visit.settings;
  const inView = all.filter((subscription) => isInView(visit, subscription));
  const begun = inView.filter((subscription) => !isNeverStarted(subscription));
  const attempts = resubscribe ? latestAttempts(inView, all) : [];
  return [...begun, ...attempts]
    .filter((one) => !showOnlyActive || !hasEnded(one) || owing.has(one.id))
    .sort(runningFirst);
}

const isNeverStarted = ({ status }: Subscription) => status === "incomplete_expired";

/** The latest attempt for each product. Leaves out products that the customer has or had. */
function latestAttempts(inView: Subscription[], all: Subscription[]): Subscription[] {
  return inView.filter(
    (attempt) =>
      isNeverStarted(attempt) &&
      !all.some(
        (other) =>
          other.id !== attempt.id &&
          sharesProduct(attempt, other) &&
          (!isNeverStarted(other) || other.createdAt > attempt.createdAt),
      ),
  );
}

function sharesProduct(one: Subscription, other: Subscription): boolean {
  const products = one.items.map(({ price }) => price.productId);
  return other.items.some(({ price }) => products.includes(price.productId));
}

function runningFirst(a: Subscription, b: Subscription): number {
  return Number(hasEnded(a)) - Number(hasEnded(b)) || b.createdAt - a.createdAt;
}
