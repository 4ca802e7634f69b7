import type { Price } from "../../stripe/catalogue/price";
import { itemToReplace, resubscribeChoices, resubscribeCurrency } from "../plan/resubscribe-choices";
import { priceToday } from "../plan/successor";
import { narrowPlans, wishedPlan } from "../wishes/narrow";
import type { Speaker } from "../words/sentences";
import type { ChangePlanView, ResubscribeView } from "./plan-shape";
import type { SubscriptionData } from "./subscription-data";
import { describeIntervals, describePlan, intervalId, planDetails } from "./view-plans";

export function describeResubscribe(words: Speaker, known: SubscriptionData, name: string): ResubscribeView {
  return {
    title: words.say("resubscribe.title", { plan: name }),
    body: words.say("resubscribe.body", { plan: name }),
    takesCode: known.settings.couponOnResubscribe,
    choice: known.settings.changePlanWhenCanceled ? describeChoice(words, known) : null,
  };
}

/** The plans to resubscribe to, with the former plan selected. Null if there is no choice. */
function describeChoice(words: Speaker, known: SubscriptionData): ChangePlanView | null {
  const { subscription, settings, service, wishes } = known;
  const former = itemToReplace(subscription, service)?.price;
  const left = narrowPlans(known.plans, wishes, service);
  const choices = resubscribeChoices(subscription, { ...known, plans: left });
  const plans = choices.map(({ plan }) => plan);
  if (!former || plans.length === 0) return null;
  const onSale = plans.map(({ price }) => price);
  const same = priceToday(former, subscription.currency, onSale);
  const intervals = describeIntervals(words, plans);
  const isFormer = ({ id }: Price) => id === former.id || id === same?.id;
  // The former plan may still be sold, but not in the currency of the customer's running subscription.
  const isGone =
    !onSale.some(isFormer) && resubscribeCurrency(subscription, known.all) === subscription.currency;
  const wanted = intervals.find(({ id }) => id === intervalId(former)) ?? intervals[0];
  const chosen = wishedPlan(plans, former, wishes) ?? plans.find(({ price }) => isFormer(price));
  return {
    title: words.say("resubscribe.choose"),
    note: isGone ? words.say("resubscribe.former_gone", { price: words.price(former) }) : null,
    keepLabel: null,
    intervals,
    chosenIntervalId: chosen ? intervalId(chosen.price) : (wanted?.id ?? ""),
    takesCode: settings.couponOnResubscribe,
    plans: choices.map(({ plan, quantity }) => {
      const isCurrent = isFormer(plan.price);
      const shown = describePlan(words, plan, { isCurrent, quantity, canChoose: true, planned: null });
      return {
        ...shown,
        isChosen: plan === chosen,
        details: planDetails(plan, plan.product, service),
        mark: isCurrent ? words.say("plan.former") : shown.mark,
      };
    }),
  };
}
