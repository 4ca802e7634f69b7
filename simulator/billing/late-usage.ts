import type { World } from "../world";
import { reductionsOf } from "./discounts";
import { withDiscounts } from "./invoice-totals";
import { withTaxes } from "./line-taxes";
import { subscriptionById } from "./lookup";
import type { Invoice, SubscriptionItem } from "./records";
import { subscriptionOf } from "./records";
import { usageLines } from "./usage-charge";

/**
 * The draft with what was reported while it waited: usage of the period that ended counts until its invoice is final.
 * Each line is taken from the discounts again, for they are shared out among all lines.
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
  const reductions = (ids: readonly string[]) =>
    reductionsOf(world, ids, draft.created as number, draft.currency);
  const discounted = withDiscounts(
    [...others, ...fresh.map((line) => ({ ...line, invoice: draft.id }))],
    reductions(draft.discounts),
    (line) => reductions(line.discounts),
  );
  const terms = { rates: draft.default_tax_rates, exempt: draft.customer_tax_exempt ?? "none" };
  const data = withTaxes(world, discounted, terms);
  return world.change<Invoice>(draft, { lines: { ...draft.lines, data, total_count: data.length } });
}

const amountsOf = ({ amount, quantity }: Invoice["lines"]["data"][number]) => `${quantity} ${amount}`;
