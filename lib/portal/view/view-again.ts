import type { Price } from "../../stripe/catalogue/price";
import { choicesAgain, currencyAgain, itemToReplace } from "../plan/offered-again";
import { priceToday } from "../plan/successor";
import type { Speaker } from "../words/sentences";
import type { Described } from "./described";
import { describeIntervals, describePlan, intervalId } from "./view-plans";
import type { ChangePlanView, ResubscribeView } from "./view-shape";

/** What starting again asks before it starts. */
export function describeResubscribe(words: Speaker, known: Described, name: string): ResubscribeView {
  return {
    title: words.say("resubscribe.title", { plan: name }),
    body: words.say("resubscribe.body", { plan: name }),
    takesCode: known.settings.couponOnResubscribe,
    choice: known.settings.changePlanWhenCanceled ? describeChoice(words, known) : null,
  };
}

/** The plans it may start again as, the one that it was chosen already; null when there is no choice to make. */
function describeChoice(words: Speaker, known: Described): ChangePlanView | null {
  const { subscription, settings, service } = known;
  const former = itemToReplace(subscription, service)?.price;
  const choices = choicesAgain(subscription, known);
  const plans = choices.map(({ plan }) => plan);
  if (!former || plans.length === 0) return null;
  const onSale = plans.map(({ price }) => price);
  const same = priceToday(former, subscription.currency, onSale);
  const intervals = describeIntervals(words, plans);
  const isFormer = ({ id }: Price) => id === former.id || id === same?.id;
  // In another currency it is still sold, and cannot be paid for beside what runs.
  const isGone = !onSale.some(isFormer) && currencyAgain(subscription, known.all) === subscription.currency;
  const wanted = intervals.find(({ id }) => id === intervalId(former)) ?? intervals[0];
  return {
    title: words.say("resubscribe.choose"),
    note: isGone ? words.say("resubscribe.former_gone", { price: words.price(former) }) : null,
    keeps: null,
    intervals,
    currentIntervalId: wanted?.id ?? "",
    takesCode: settings.couponOnResubscribe,
    plans: choices.map(({ plan, quantity }) => {
      const isCurrent = isFormer(plan.price);
      const shown = describePlan(words, plan, { isCurrent, quantity, canChoose: true, planned: null });
      return { ...shown, mark: isCurrent ? words.say("plan.former") : null };
    }),
  };
}
