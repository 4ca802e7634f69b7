import { subscriptionOperationNames } from "../../operations/operations";
import { isAllowed } from "../../operations/permissions";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isStillRetried } from "../payment/debts";
import { baseItem, factsOf } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import type { Described } from "./described";
import { headlineOf } from "./headline/headline";
import { describeRemoveAddOn, plannedRemoval } from "./view-add-ons";
import { describeResubscribe } from "./view-again";
import { describeButtons } from "./view-buttons";
import { describeCancellation } from "./view-cancellation";
import { describeFacts } from "./view-facts";
import { describeNotice } from "./view-notice";
import { describePause, describeResume } from "./view-pause";
import { describeChangePlan } from "./view-plans";
import { describeChangeQuantity } from "./view-quantity";
import type { SubscriptionView } from "./view-shape";
import { describeStatus } from "./view-status";
import { describeUseMethod } from "./view-use-method";
import { describeWarning } from "./view-warning";

/** One subscription in the customer's words. Pure: what it says depends on its arguments alone. */
export function describeSubscription(words: Speaker, known: Described): SubscriptionView {
  const { subscription, settings, service } = known;
  const name = nameOf(words, subscription, known);
  const isTried = known.draft !== null || isStillRetried(subscription, known.open);
  const facts = factsOf(subscription, service, settings, known.all, isTried);
  const actions = subscriptionOperationNames.filter((operation) => isAllowed(operation, settings, facts));
  const item = baseItem(subscription, service) ?? subscription.items[0];
  const changePlan = actions.includes("change_plan") ? describeChangePlan(words, known, name) : null;
  const changeQuantity = actions.includes("change_quantity") ? describeChangeQuantity(words, known) : null;
  const removeAddOn = actions.includes("remove_add_on") ? describeRemoveAddOn(words, known) : null;
  const useMethod = actions.includes("use_payment_method") ? describeUseMethod(words, known, name) : null;
  // With nothing to choose from, a button would open an empty dialog.
  const empty: string[] = [
    ...(changePlan ? [] : ["change_plan"]),
    ...(changeQuantity ? [] : ["change_quantity"]),
    ...(removeAddOn ? [] : ["remove_add_on"]),
    ...(useMethod ? [] : ["use_payment_method"]),
  ];
  const offered = actions.filter((operation) => !empty.includes(operation));
  return {
    id: subscription.id,
    intentId: known.intentId,
    name,
    status: describeStatus(words, subscription),
    price: item ? words.price(item.price, item.quantity) : "",
    headline: headlineOf(words, known),
    facts: describeFacts(words, known),
    notice: describeNotice(words, known, name) ?? describeWarning(words, known, name),
    actions: offered,
    buttons: describeButtons(words.say, offered, changePlan),
    changePlan,
    changeQuantity,
    removeAddOn,
    usePaymentMethod: useMethod,
    applyCoupon: actions.includes("apply_coupon")
      ? { title: words.say("coupon.title"), body: words.say("coupon.body") }
      : null,
    pause: actions.includes("pause") ? describePause(words, known) : null,
    resume: actions.includes("resume") ? describeResume(words, known, name) : null,
    cancellation: actions.includes("cancellation") ? describeCancellation(words, known, name) : null,
    resubscribe: actions.includes("resubscribe") ? describeResubscribe(words, known, name) : null,
    keepSubscription: actions.includes("keep_subscription") ? describeKeeping(words, known, name) : null,
    discardChange: actions.includes("discard_change") ? { label: discardLabel(words, known, name) } : null,
  };
}

/** Dropping a change keeps the plan, unless it ends or is owed for: then something else would have to be done for that. */
function discardLabel(words: Speaker, known: Described, name: string): string {
  const { status, endsAt } = known.subscription;
  const isKept = endsAt === null && (status === "active" || status === "trialing");
  if (!isKept) return words.say("discard.label");
  return words.say("keep.label", { plan: plannedRemoval(words, known)?.names ?? name });
}

/** What a customer has said in a portal is taken back in one click; what may be somebody else's end is asked about. */
function describeKeeping(
  { say, date, price }: Speaker,
  { subscription: { end, items }, service, subscription }: Described,
  name: string,
): SubscriptionView["keepSubscription"] {
  const item = baseItem(subscription, service) ?? items[0];
  const asked = end && end.by !== "customer" && item;
  return {
    label: say("keep.label", { plan: name }),
    said: say("said.keep_subscription", { plan: name }),
    title: say("keep.title", { plan: name }),
    question: asked
      ? say("keep.question", { plan: name, date: date(end.at), price: price(item.price, item.quantity) })
      : null,
  };
}

/** What it is called: after its tier, or after its first item. */
export function nameOf(
  { say }: Speaker,
  subscription: Subscription,
  { service, products }: Pick<Described, "service" | "products">,
): string {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  return products.find(({ id }) => id === item?.price.productId)?.name ?? say("plan.unnamed");
}
