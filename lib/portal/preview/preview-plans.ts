import "server-only";
import { PortalError } from "../../errors";
import type { Code } from "../../stripe/discounts/codes";
import { previewSwitch } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { canBeCharged } from "../card/can-be-charged";
import { lacksForcedCard } from "../card/forced-card";
import type { CodeUse } from "../code/code-refusal";
import { codeUseOf } from "../code/code-terms";
import { fitCode } from "../code/fit-code";
import { explainCodeRefusal, findUsableCode } from "../code/typed-code";
import { withinDeadline } from "../door/within-deadline";
import { productsAfter } from "../plan/plan-switch";
import { recurringPrice } from "../plan/recurring-price";
import { sayUnitsChanged } from "../plan/say-units-changed";
import { type PlanTerms, readPlanTerms } from "../terms/plan-terms";
import { sealTerms, withGrant } from "../terms/terms";
import type { PlanPreview } from "../view/plan-shape";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import { dueLines, linesOfChange } from "./due-lines";
import { balanceWords, nextPeriodStart, payWords, sayDropped } from "./due-words";

/**
 * Previews the cost and start of each plan in the dialog. Previews all plans in one request, because a browser sends a
 * page's actions one at a time. An amount that can't be computed in time is shown as unavailable, never guessed.
 */
export async function previewPlans(
  visit: Visit,
  subscription: Subscription,
  { code: text }: { code?: string | undefined },
): Promise<PlanPreview[]> {
  const known = await readPlanTerms(visit, subscription);
  if (!known) throw new PortalError("not_allowed");
  const { moved, plans, offered } = known;
  const { item } = moved;
  const current =
    plans.find(({ price }) => price.id === item.price.id) ??
    // A price that is no longer sold still has the name of its product.
    plans.find(({ price }) => price.productId === item.price.productId);
  const products = offered.flatMap(({ plan }) => productsAfter(subscription, item, plan));
  const code = text === undefined ? null : await findCode(visit, text, codeUseOf(subscription, products));
  const currentName = current?.name ?? moved.product?.name ?? null;
  const words = speaker(visit, [
    ...(moved.product ? [moved.product] : []),
    ...plans.map(({ product }) => product),
  ]);
  const request = { visit, subscription, currentName, words, code };
  return Promise.all(
    offered.map((terms) => withinDeadline(preview(request, terms), () => unavailable(request, terms))),
  );
}

async function findCode(visit: Visit, text: string, use: CodeUse): Promise<Code> {
  if (!visit.settings.coupon) throw new PortalError("not_allowed");
  return findUsableCode(visit, text, use);
}

type PreviewRequest = {
  visit: Visit;
  subscription: Subscription;
  currentName: string | null;
  words: Speaker;
  /** The code to preview each plan with, if it applies to that plan. */
  code: Code | null;
};

function unavailable({ words }: PreviewRequest, { plan }: PlanTerms): PlanPreview {
  const explanation = words.say("preview.unavailable");
  const nothing = { lines: [], confirm: "", quote: "" };
  return { ...nothing, priceId: plan.price.id, kind: "unavailable", explanation, canTryAgain: true };
}

async function preview(request: PreviewRequest, terms: PlanTerms): Promise<PlanPreview> {
  const { visit, subscription, words } = request;
  const { item } = terms;
  const { code, note } = fitCode(words, request.code, { ...terms, subscription });
  const computed = await explainCodeRefusal(visit.stripe, code?.grant, () =>
    previewOf({ ...request, code }, withGrant(terms, subscription, code?.grant)),
  );
  const shown = { ...computed, ...(note && { note }) };
  const leavesPriceForGood = !item.price.isActive && (shown.kind === "now" || shown.kind === "at_renewal");
  if (!leavesPriceForGood) return shown;
  // Warn customers before they leave a price that is no longer sold, because they can't return to it.
  const warning = words.say("preview.leaves_for_good", { price: words.price(item.price, item.quantity) });
  return { ...shown, explanation: words.join("sentence", [shown.explanation, warning]) };
}

async function previewOf(request: PreviewRequest, terms: PlanTerms): Promise<PlanPreview> {
  const { kind, item, plan, keeps } = terms;
  const { visit, subscription, words } = request;
  const { say, date } = words;
  if (kind !== "keep_current" && (await lacksForcedCard(visit, subscription))) {
    const nothing = { priceId: plan.price.id, lines: [], confirm: "", quote: "" };
    return { ...nothing, kind: "needs_card", explanation: say("preview.needs_card"), needsCard: true };
  }
  if (kind === "now") return previewNow(request, terms);
  const same = { priceId: plan.price.id, lines: [], quote: sealTerms(visit, terms) };
  if (kind === "keep_current") {
    const starts = date(subscription.schedule?.next?.startsAt ?? item.periodEnd);
    const explanation = say("preview.keep", { plan: plan.name, date: starts });
    return { ...same, kind: "keep_current", explanation, confirm: say("confirm.keep", { plan: plan.name }) };
  }
  const price = await sayLaterPrice(request, terms);
  const keepSentence = sayKept(words, terms);
  const drops = [...sayUnits(words, terms), ...sayDropped(words, subscription)];
  if (kind === "in_trial") {
    const trialEnd = date(subscription.trialEnd ?? item.periodEnd);
    const explanation = words.join("sentence", [
      ...keepSentence,
      say("preview.trial", { date: trialEnd, price }),
      ...drops,
    ]);
    return { ...same, kind: "now", explanation, confirm: confirmNow(words, terms) };
  }
  const starts = date(item.periodEnd);
  const current = request.currentName ?? say("plan.unnamed");
  const explanation = words.join("sentence", [
    ...keepSentence,
    say("preview.at_renewal", { current, date: starts, price }),
    ...drops,
  ]);
  const confirm = say(keeps ? "confirm.keeps.at_renewal" : "confirm.at_renewal", { date: starts });
  return { ...same, kind: "at_renewal", explanation, confirm };
}

/** This sentence comes first, because customers don't expect a plan change to undo their cancellation. */
const sayKept = ({ say }: Speaker, { keeps }: PlanTerms) => (keeps ? [say("preview.keeps")] : []);

const sayUnits = (words: Speaker, { moved, plan, quantity }: PlanTerms) =>
  sayUnitsChanged(words, moved, { ...plan, quantity });

const confirmNow = ({ say }: Speaker, { keeps, plan }: PlanTerms) =>
  say(keeps ? "confirm.keeps.now" : "confirm.now", { plan: plan.name });

async function previewNow(request: PreviewRequest, terms: PlanTerms): Promise<PlanPreview> {
  const { visit, subscription, words } = request;
  const { say } = words;
  const { item, plan, keeps } = terms;
  const [due, price, isChargeable] = await Promise.all([
    // Stripe bills by its own clock, so Stripe chooses the proration time here and returns it with the preview.
    previewSwitch(visit.stripe, { ...terms.change, prorationDate: "now" }),
    sayLaterPrice(request, terms),
    canBeCharged(visit, subscription),
  ]);
  if (due.prorationDate === null) throw new PortalError("unavailable", "no_proration_date");
  const explanation = words.join("sentence", [
    ...sayKept(words, terms),
    say("preview.now", { date: words.date(nextPeriodStart(due, item)), price }),
    ...sayUnits(words, terms),
    ...balanceWords(words, due),
    ...sayDropped(words, subscription),
  ]);
  const needsCard = due.amountDue > 0 && !isChargeable;
  const confirm = payWords(words, subscription, due, keeps ? "keeps" : "plan") ?? confirmNow(words, terms);
  return {
    priceId: plan.price.id,
    kind: needsCard ? "needs_card" : "now",
    lines: dueLines(words, due, {
      isOwn: linesOfChange(item.id, due),
      charged: plan.name,
      credited: request.currentName ?? say("plan.unnamed"),
      isInvoiced: subscription.sendsInvoices,
    }),
    explanation: needsCard ? say("preview.needs_card") : explanation,
    needsCard,
    confirm: needsCard ? "" : confirm,
    quote: sealTerms(visit, terms, due),
  };
}

/** The plan's price from its first full period on. */
function sayLaterPrice(
  { visit, subscription, words, code }: PreviewRequest,
  { plan, quantity, change }: PlanTerms,
) {
  // A discount on one invoice doesn't apply to the later ones.
  const { discounts, ...plain } = change;
  const lasting = code?.duration === "once" || !discounts ? plain : { ...plain, discounts };
  const shown = { plain: words.price(plan.price, quantity), isAll: false };
  return recurringPrice(visit, subscription, lasting, shown, words);
}
