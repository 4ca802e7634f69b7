import { hasEnded } from "../../operations/facts";
import type { PortalSettings } from "../../settings/schema";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isInView } from "../visit/in-view";

/** The part of a visit that decides what is shown. */
type Seen = {
  settings: Pick<PortalSettings, "resubscribe" | "showOnlyActive">;
  onlySubscriptionId: string | null;
};

/**
 * The subscriptions a page shows, running ones first. `owing`: the IDs of those with an open invoice, which are shown even
 * after they have ended: what is due has to be said and payable. One whose first payment was never made is no subscription in a
 * customer's eyes: it is hidden, unless it is all there is of its product and can be started again from here.
 */
export function shownSubscriptions(
  visit: Seen,
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

/** Of several attempts at the same product only the latest counts, and none once the customer has or had it. */
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
