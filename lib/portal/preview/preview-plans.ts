import "server-only";
import type { Code } from "../../stripe/discounts/codes";
import { withDiscount } from "../../stripe/discounts/discounts";
import { waitingEndOf } from "../../stripe/subscriptions/keeping";
import type { WaitingEnd } from "../../stripe/subscriptions/keeping";
import { readPlans } from "../../stripe/catalogue/plans";
import type { Plan } from "../../stripe/catalogue/plans";
import { plansIn } from "../../stripe/catalogue/price";
import { previewSwitch } from "../../stripe/subscriptions/previews";
import type { SwitchToPreview } from "../../stripe/subscriptions/previews";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { canBeCharged } from "../card/can-be-charged";
import type { CodeUse } from "../code/code-refusal";
import { codeUseOf } from "../code/code-terms";
import { balanceWords, dropsPlanned, nextPeriodStart, payWords } from "./due-words";
import { dueLines, linesOfChange } from "./due-lines";
import { PortalError } from "../../errors";
import { fitCode } from "../code/fit-code";
import { inTime } from "../door/in-time";
import { isAllowed } from "../../operations/permissions";
import { circumstances } from "../plan/circumstances";
import { readMovedItem } from "../plan/moved-item";
import { planShown } from "../operations/change-plan";
import { quantityOn } from "../plan/plan-quantity";
import type { Moved } from "../plan/plan-quantity";
import { productsAfter, startsNewPeriod, switchKind } from "../plan/plan-switch";
import type { SwitchKind } from "../plan/plan-switch";
import { sealQuote } from "./quote";
import { readFacts } from "../rules/read-facts";
import { recurringPrice } from "../plan/recurring-price";
import { speaker } from "../words/sentences";
import type { Speaker } from "../words/sentences";
import { findUsableCode, redeeming } from "../code/typed-code";
import { unitsChanged } from "../plan/units-changed";
import type { PlanPreview } from "../view/view-shape";
import type { Visit } from "../visit/visit";

/**
 * What each plan of the dialog would cost and from when, as Stripe computes it, all in one answer: the browser
 * sends a page's actions one at a time. What cannot be computed in time is said to be unavailable, not guessed.
 */
export async function previewPlans(
  visit: Visit,
  { subscriptionId, code: text }: { subscriptionId: string; code?: string | undefined },
): Promise<PlanPreview[]> {
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  if (!subscription) throw new PortalError("not_found");
  const moved = await readMovedItem(visit, subscription);
  if (!moved || !isAllowed("change_plan", visit.settings, await readFacts(visit, subscription))) {
    throw new PortalError("not_allowed");
  }
  const { item } = moved;
  const plans = plansIn(await readPlans(visit.stripe, visit.service), subscription.currency);
  const current =
    plans.find(({ price }) => price.id === item.price.id) ??
    // A price that is off sale has the name of its product all the same.
    plans.find(({ price }) => price.productId === item.price.productId);
  const offered = plans.flatMap((plan) => {
    const kind = switchKind(subscription, moved, plan);
    const quantity = quantityOn(plan, moved);
    if (kind === "not_offered" || quantity === null) return [];
    return [{ ...plan, kind, quantity }];
  });
  const products = offered.flatMap((plan) => productsAfter(subscription, item, plan));
  const code = text === undefined ? null : await findCode(visit, text, codeUseOf(subscription, products));
  const currentName = current?.name ?? moved.product?.name ?? null;
  const keeps = waitingEndOf(subscription);
  const words = speaker([...(moved.product ? [moved.product] : []), ...plans.map(({ product }) => product)]);
  const asked = { visit, subscription, moved, item, keeps, currentName, words, code };
  return Promise.all(offered.map((plan) => inTime(preview(asked, plan), () => unavailable(asked, plan))));
}

async function findCode(visit: Visit, text: string, use: CodeUse): Promise<Code> {
  if (!visit.settings.coupon) throw new PortalError("not_allowed");
  return findUsableCode(visit, text, use);
}

/** A plan that can be chosen: what choosing it does, and how many units it would be. */
type Offer = Plan & { kind: SwitchKind; quantity: number };

type Asked = {
  visit: Visit;
  subscription: Subscription;
  moved: Moved;
  item: Item;
  /** The cancellation that is taken back with the change; null where none waits. */
  keeps: WaitingEnd | null;
  currentName: string | null;
  words: Speaker;
  /** The code every plan is previewed with, where it is for that plan. */
  code: Code | null;
};

function unavailable({ words }: Asked, plan: Plan): PlanPreview {
  const explanation = words.say("preview.unavailable");
  const nothing = { lines: [], confirm: "", quote: "" };
  return { ...nothing, priceId: plan.price.id, kind: "unavailable", explanation, canTryAgain: true };
}

async function preview(asked: Asked, plan: Offer): Promise<PlanPreview> {
  const { code, note } = fitCode(asked.words, asked.code, { ...asked, plan, kind: plan.kind });
  const computed = await redeeming(asked.visit.stripe, code?.grant, () =>
    previewOf({ ...asked, code }, plan),
  );
  const shown = { ...computed, ...(note && { note }) };
  const leaves = !asked.item.price.isActive && (shown.kind === "now" || shown.kind === "at_renewal");
  if (!leaves) return shown;
  // A price that is off sale cannot be had again, which must be known before it is left.
  const { say, price } = asked.words;
  const warning = say("preview.leaves_for_good", { price: price(asked.item.price, asked.item.quantity) });
  return { ...shown, explanation: `${shown.explanation} ${warning}` };
}

async function previewOf(asked: Asked, plan: Offer): Promise<PlanPreview> {
  const { kind } = plan;
  if (kind === "now") return previewNow(asked, plan);
  const { subscription, item, words } = asked;
  const { say, date } = words;
  const quote = quoteFor(asked, plan, { amountDue: 0, prorationDate: null });
  const same = { priceId: plan.price.id, lines: [], quote };
  if (kind === "keep_current") {
    const starts = date(subscription.schedule?.next?.startsAt ?? item.periodEnd);
    const explanation = say("preview.keep", { plan: plan.name, date: starts });
    return { ...same, kind: "keep_current", explanation, confirm: say("confirm.keep", { plan: plan.name }) };
  }
  const price = await fromThen(asked, plan);
  const kept = sayKept(asked);
  const drops = [...unitsChanged(words, asked.moved, plan), ...dropsPlanned(words, subscription)];
  if (kind === "in_trial") {
    const trialEnd = date(subscription.trialEnd ?? item.periodEnd);
    const explanation = [...kept, say("preview.trial", { date: trialEnd, price }), ...drops].join(" ");
    return { ...same, kind: "now", explanation, confirm: confirmNow(asked, plan) };
  }
  const starts = date(item.periodEnd);
  const current = asked.currentName ?? say("plan.unnamed");
  const explanation = [...kept, say("preview.at_renewal", { current, date: starts, price }), ...drops].join(
    " ",
  );
  const confirm = say(asked.keeps ? "confirm.keeps.at_renewal" : "confirm.at_renewal", { date: starts });
  return { ...same, kind: "at_renewal", explanation, confirm };
}

/** Said first: it is not what the button of a change would be expected to do. */
const sayKept = ({ keeps, words: { say } }: Asked) => (keeps ? [say("preview.keeps")] : []);

const confirmNow = ({ keeps, words: { say } }: Asked, { name: plan }: Plan) =>
  say(keeps ? "confirm.keeps.now" : "confirm.now", { plan });

async function previewNow(asked: Asked, plan: Offer): Promise<PlanPreview> {
  const { visit, subscription, item, words } = asked;
  const { say } = words;
  const change: SwitchToPreview = {
    subscriptionId: subscription.id,
    itemId: item.id,
    priceId: plan.price.id,
    quantity: plan.quantity,
    // By Stripe's clock, which is the one that counts; the answer says which instant it took.
    prorationDate: "now",
    startsNewPeriod: startsNewPeriod(item, plan),
    sendsInvoices: subscription.sendsInvoices,
    ...(asked.code && { discounts: withDiscount(subscription, asked.code.grant) }),
    ...(asked.keeps && { keeps: asked.keeps }),
  };
  const [due, price, isChargeable] = await Promise.all([
    previewSwitch(visit.stripe, change),
    fromThen(asked, plan),
    canBeCharged(visit, subscription),
  ]);
  if (due.prorationDate === null) throw new PortalError("unavailable", "no_proration_date");
  const explanation = [
    ...sayKept(asked),
    say("preview.now", { date: words.date(nextPeriodStart(due, item)), price }),
    ...unitsChanged(words, asked.moved, plan),
    ...balanceWords(words, due),
    ...dropsPlanned(words, subscription),
  ].join(" ");
  const needsCard = due.amountDue > 0 && !isChargeable;
  const confirm = payWords(words, subscription, due, asked.keeps !== null) ?? confirmNow(asked, plan);
  const quote = quoteFor(asked, plan, { amountDue: due.amountDue, prorationDate: due.prorationDate });
  return {
    priceId: plan.price.id,
    kind: needsCard ? "needs_card" : "now",
    lines: dueLines(words, due, {
      isOwn: linesOfChange(item.id, due),
      charged: plan.name,
      credited: asked.currentName ?? say("plan.unnamed"),
      isInvoiced: subscription.sendsInvoices,
    }),
    explanation: needsCard ? say("preview.needs_card") : explanation,
    needsCard,
    confirm: needsCard ? "" : confirm,
    quote,
  };
}

/** What the plan costs from its first full period on. */
function fromThen(
  { visit, subscription, item, keeps, words, code }: Asked,
  { price, quantity }: Offer,
): Promise<string> {
  // What is taken off one invoice is not taken off those that follow.
  const lasts = code && code.duration !== "once" ? { discounts: withDiscount(subscription, code.grant) } : {};
  const change = { itemId: item.id, priceId: price.id, quantity, ...lasts, ...(keeps && { keeps }) };
  return recurringPrice(
    visit,
    subscription,
    change,
    { plain: words.price(price, quantity), isAll: false },
    words,
  );
}

function quoteFor(
  { visit, subscription, item, keeps, code }: Asked,
  plan: Offer,
  quote: { amountDue: number; prorationDate: number | null },
) {
  const fingerprint = planShown(circumstances(subscription, item, plan.kind), plan.quantity, keeps);
  const sealed = { ...quote, fingerprint, quotedAt: Date.now(), ...(code && { grant: code.grant }) };
  return sealQuote(visit, subscription.id, plan.price.id, sealed);
}
