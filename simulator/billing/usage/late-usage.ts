import type { World } from "../../world";
import { recalculateLines } from "../invoices/draft-lines";
import { subscriptionById } from "../lookup";
import { type Invoice, type SubscriptionItem, subscriptionOf } from "../records";
import { usageLines } from "./usage-charge";

/**
 * Adds usage that was reported while the draft waited: it counts for the ended period until that period's invoice is
 * final.
 */
export function withLateUsage(world: World, draft: Invoice): Invoice {
  const used = draft._used as SubscriptionItem[] | undefined;
  const id = subscriptionOf(draft);
  if (!used || id === null) return draft;
  const billed = draft.lines.data.filter(({ _isUsage }) => _isUsage);
  const subscription = { ...subscriptionById(world, id), status: "active" as const };
  const fresh = usageLines(world, subscription, used, (item) => item.current_period_end);
  if (fresh.map(amountsOf).join() === billed.map(amountsOf).join()) return draft;
  const others = draft.lines.data.filter((line) => !billed.includes(line));
  return world.change<Invoice>(draft, { lines: recalculateLines(world, draft, [...others, ...fresh]) });
}

const amountsOf = ({ amount, quantity }: Invoice["lines"]["data"][number]) => `${quantity} ${amount}`;
