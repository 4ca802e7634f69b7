import "server-only";
import { type Plan, readProducts } from "../../stripe/catalogue/plans";
import { plansIn } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import {
  type PendingCancellation,
  pendingCancellationOf,
} from "../../stripe/subscriptions/undo-cancellation";
import { readOfferedPlans } from "../plan/offered-plans";
import { type MovedItem, movedItem, quantityOn } from "../plan/plan-quantity";
import { baseItem, startsNewPeriod, switchKind } from "../plan/plan-switch";
import type { Visit } from "../visit/visit";
import { type Terms, unchangedItem } from "./terms";
import { termsFingerprint } from "./terms-fingerprint";

/** The terms of changing to a plan: the time, the number of units, and the cancellation that the change undoes. */
export type PlanTerms = Terms & {
  moved: MovedItem;
  plan: Plan;
  quantity: number;
  /** The cancellation that the change undoes. Null if there is none. */
  keeps: PendingCancellation | null;
};

/**
 * Every plan in the subscription's currency, and the terms of each that can be chosen. Null if it isn't clear which
 * item would change.
 *
 * @param only reads only the tier of this price.
 */
export async function readPlanTerms(
  visit: Visit,
  subscription: Subscription,
  only?: string,
): Promise<{ moved: MovedItem; plans: Plan[]; offered: PlanTerms[] } | null> {
  const [moved, offered] = await Promise.all([
    readMovedItem(visit, subscription),
    readOfferedPlans(visit, only),
  ]);
  if (!moved) return null;
  const plans = plansIn(offered, subscription.currency);
  const termsOf = (plan: Plan) => planTerms(subscription, moved, plan, visit.service) ?? [];
  return { moved, plans, offered: plans.flatMap(termsOf) };
}

function planTerms(
  subscription: Subscription,
  moved: MovedItem,
  plan: Plan,
  service: Visit["service"],
): PlanTerms | null {
  const { item } = moved;
  const kind = switchKind(subscription, moved, plan, service);
  const quantity = quantityOn(plan, moved);
  if (kind === "not_offered" || quantity === null) return null;
  const keeps = pendingCancellationOf(subscription);
  const fingerprint = termsFingerprint(subscription, item, kind);
  return {
    kind,
    item,
    moved,
    plan,
    quantity,
    keeps,
    change: {
      ...unchangedItem(subscription, item),
      priceId: plan.price.id,
      quantity,
      startsNewPeriod: kind === "now" && startsNewPeriod(item, plan),
      ...(keeps && { keeps }),
    },
    to: plan.price,
    // Both can change before the customer confirms: the quantity depends on the products' metadata, and the
    // cancellation may be undone.
    fingerprint: `${fingerprint}, units ${quantity}, end ${keeps?.endsAt ?? "none"}`,
    context: plan.price.id,
  };
}

/** The item that moves between tiers, with its product. Null if it isn't clear which item that is. */
async function readMovedItem(
  { stripe, service }: Visit,
  subscription: Subscription,
): Promise<MovedItem | null> {
  const item = baseItem(subscription, service);
  return item && movedItem(item, await readProducts(stripe, [item.price.productId]));
}
