import { hasEnded } from "../../operations/facts";
import {
  type AskingOperation,
  type SubscriptionOperationName,
  subscriptionOperationNames,
  subscriptionOperations,
} from "../../operations/operations";
import { isAllowed } from "../../operations/permissions";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isStillRetried } from "../payment/debts";
import { baseItem, factsOf } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import { type AskingViews, type Describe, describeAsking } from "./asking-views";
import { headlineOf } from "./headline/headline";
import type { SubscriptionData } from "./subscription-data";
import { upcomingRemoval } from "./view-add-ons";
import { asksFirst, describeButtons } from "./view-buttons";
import { describeDetails } from "./view-details";
import { describeNotice } from "./view-notice";
import { describePrice } from "./view-price";
import type { SubscriptionView } from "./view-shape";
import { describeStatus } from "./view-status";
import { describeSteps } from "./view-steps";
import { describeWarning } from "./view-warning";

/** Describes one subscription in the customer's language. Pure. */
export function describeSubscription(words: Speaker, known: SubscriptionData): SubscriptionView {
  const { subscription, settings, service } = known;
  const name = nameOf(words, subscription, known);
  const isTried = known.draft !== null || isStillRetried(subscription, known.open);
  const facts = factsOf(subscription, service, settings, known.all, isTried);
  const actions = subscriptionOperationNames.filter((operation) => isAllowed(operation, settings, facts));
  const asking = describeDialogs(words, known, { name, actions });
  // If there is nothing to choose, the button would open an empty dialog.
  const offered = actions.filter((operation) => !asksFirst(operation) || asking[labelOf(operation)] !== null);
  const { price, amount } = describePrice(words, known);
  const next = headlineOf(words, known);
  return {
    id: subscription.id,
    intentId: known.intentId,
    name,
    status: describeStatus(words, subscription),
    isEnded: hasEnded(subscription),
    price,
    headline: next.text,
    strong: [...new Set([amount, ...next.strong])].filter(Boolean),
    steps: describeSteps(words, known, name),
    details: describeDetails(words, known, offered),
    notice: describeNotice(words, known, name) ?? describeWarning(words, known, name),
    actions: offered,
    buttons: describeButtons(words.say, offered, asking.changePlan),
    ...asking,
    keepSubscription: actions.includes("keep_subscription")
      ? describeKeepSubscription(words, known, name)
      : null,
    discardChange: actions.includes("discard_change") ? { label: discardLabel(words, known, name) } : null,
  };
}

const labelOf = (operation: AskingOperation) => subscriptionOperations[operation].label;

/** The dialog of each operation that is possible now, and null for each other operation. */
function describeDialogs(
  words: Speaker,
  known: SubscriptionData,
  { name, actions }: { name: string; actions: SubscriptionOperationName[] },
): AskingViews {
  const described = subscriptionOperationNames.filter(asksFirst).map((operation) => {
    const describe: Describe = describeAsking[operation];
    return [labelOf(operation), actions.includes(operation) ? describe(words, known, name) : null];
  });
  return Object.fromEntries(described) as AskingViews;
}

/**
 * Names the plan that stays if a change is discarded. The label is general if the subscription also ends or isn't
 * active, because discarding the change isn't enough to keep the plan.
 */
function discardLabel(words: Speaker, known: SubscriptionData, name: string): string {
  const { status, endsAt } = known.subscription;
  const isKept = endsAt === null && (status === "active" || status === "trialing");
  if (!isKept) return words.say("discard.label");
  if (known.subscription.pendingUpdateExpiresAt !== null) return words.say("discard.stay", { plan: name });
  return words.say("keep.label", { plan: upcomingRemoval(words, known)?.names ?? name });
}

/**
 * A cancellation that the customer made in a portal can be undone in one click. If the merchant may have made it, the
 * page asks first.
 */
function describeKeepSubscription(
  words: Speaker,
  { subscription, service }: SubscriptionData,
  name: string,
): SubscriptionView["keepSubscription"] {
  const { say } = words;
  const { end, items } = subscription;
  const item = baseItem(subscription, service) ?? items[0];
  return {
    label: say("keep.label", { plan: name }),
    said: say("said.keep_subscription", { plan: name }),
    title: say("keep.title", { plan: name }),
    question:
      end && end.by !== "customer" && item ? askToKeep(words, subscription, { end, item, name }) : null,
  };
}

/**
 * Explains the consequences of keeping the subscription. With several items no single price applies, and nothing is
 * charged while the subscription or its payments are paused.
 */
function askToKeep(
  { say, date, price }: Speaker,
  { items, status, collectionPaused }: Subscription,
  { end, item, name }: { end: { at: number }; item: Subscription["items"][number]; name: string },
): string {
  const said = { plan: name, date: date(end.at) };
  if (collectionPaused || status === "paused") return say("keep.question.paused", said);
  if (items.length > 1) return say("keep.question.several", said);
  return say("keep.question", { ...said, price: price(item.price, item.quantity) });
}

/** The subscription's name: the name of its tier or, if it has none, of its first item's product. */
export function nameOf(
  { say }: Speaker,
  subscription: Subscription,
  { service, products }: Pick<SubscriptionData, "service" | "products">,
): string {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  return products.find(({ id }) => id === item?.price.productId)?.name ?? say("plan.unnamed");
}
