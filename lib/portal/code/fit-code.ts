import type { Plan } from "../../stripe/catalogue/plans";
import type { Code } from "../../stripe/discounts/codes";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { productsAfter, type SwitchKind } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import { appliesTo } from "./code-refusal";
import { sayCodeTerms } from "./code-terms";

/**
 * The code if it applies to this plan, and a note about the code. We check this ourselves, because Stripe accepts a
 * code that has no effect on the plan. Pure.
 */
export function fitCode(
  words: Speaker,
  code: Code | null,
  {
    subscription,
    item,
    plan,
    kind,
  }: { subscription: Subscription; item: Item; plan: Plan; kind: SwitchKind },
): { code: Code | null; note?: string } {
  if (!code) return { code };
  const { name } = code;
  if (kind === "keep_current") return { code: null, note: words.say("code.not_used", { name }) };
  if (appliesTo(code, productsAfter(subscription, item, plan))) {
    return { code, note: sayCodeTerms(words, code, subscription.currency) };
  }
  return { code: null, note: words.say("code.not_for_plan", { name, plan: plan.name }) };
}
