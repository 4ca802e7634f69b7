import "server-only";
import { type Plan, readPlans } from "../../stripe/catalogue/plans";
import { plansIn } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import {
  type PendingCancellation,
  pendingCancellationOf,
} from "../../stripe/subscriptions/undo-cancellation";
import { readMovedItem } from "../plan/moved-item";
import { type Moved, quantityOn } from "../plan/plan-quantity";
import { startsNewPeriod, switchKind } from "../plan/plan-switch";
import type { Visit } from "../visit/visit";
import { circumstances } from "./circumstances";
import { type Terms, unchanged } from "./terms";

/** What moving to a plan is: when, in how many units, and which cancellation is taken back with it. */
export type PlanTerms = Terms & {
  moved: Moved;
  plan: Plan;
  quantity: number;
  /** The cancellation that is taken back with the change; null where none waits. */
  keeps: PendingCancellation | null;
};

/**
 * Every plan in the subscription's currency, and what moving to each that can be chosen is; null if it isn't clear what
 * moves.
 *
 * @param only reads the tier of this price alone.
 */
export async function readPlanTerms(
  visit: Visit,
  subscription: Subscription,
  only?: string,
): Promise<{ moved: Moved; plans: Plan[]; offered: PlanTerms[] } | null> {
  const [moved, offered] = await Promise.all([
    readMovedItem(visit, subscription),
    readPlans(visit.stripe, visit.service, only),
  ]);
  if (!moved) return null;
  const plans = plansIn(offered, subscription.currency);
  return { moved, plans, offered: plans.flatMap((plan) => planTerms(subscription, moved, plan) ?? []) };
}

function planTerms(subscription: Subscription, moved: Moved, plan: Plan): PlanTerms | null {
  const { item } = moved;
  const kind = switchKind(subscription, moved, plan);
  const quantity = quantityOn(plan, moved);
  if (kind === "not_offered" || quantity === null) return null;
  const keeps = pendingCancellationOf(subscription);
  const met = circumstances(subscription, item, kind);
  return {
    kind,
    item,
    moved,
    plan,
    quantity,
    keeps,
    change: {
      ...unchanged(subscription, item),
      priceId: plan.price.id,
      quantity,
      startsNewPeriod: kind === "now" && startsNewPeriod(item, plan),
      ...(keeps && { keeps }),
    },
    to: plan.price,
    // The number of units follows from what both products say, and a cancellation may come or go.
    fingerprint: `${met}, units ${quantity}, end ${keeps?.endsAt ?? "none"}`,
    context: plan.price.id,
  };
}
