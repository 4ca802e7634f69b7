import "server-only";
import { PortalError } from "../../errors";
import type { Code } from "../../stripe/discounts/codes";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { previewNewSubscription } from "../../stripe/subscriptions/resubscriptions";
import { appliesTo, type CodeUse } from "../code/code-refusal";
import { codeUseAtStart, sayCodeTerms } from "../code/code-terms";
import { explainCodeRefusal, findUsableCode } from "../code/typed-code";
import { errorMessage } from "../door/error-message";
import { withinDeadline } from "../door/within-deadline";
import { nameMethodWithExpiry } from "../method/method-name";
import { movedItem } from "../plan/plan-quantity";
import { readResubscribeChoices } from "../plan/read-resubscribe-choices";
import { sayEffectivePrice } from "../plan/recurring-price";
import { productsAfterResubscribe, type ResubscribeChoice } from "../plan/resubscribe-choices";
import {
  readResubscriptionData,
  resubscriptionContext,
  type ResubscriptionData,
  type ResubscriptionTerms,
  resubscriptionTerms,
} from "../plan/resubscription";
import { sayUnitsChanged } from "../plan/say-units-changed";
import { sealQuote } from "../terms/quote";
import type { PlanPreview } from "../view/plan-shape";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import { dueLines, linesOfStart } from "./due-lines";
import { balanceWords } from "./due-words";

/**
 * Previews resubscribing today: the cost, the start of the next period, and the card that pays. Does so for each plan
 * if the customer may choose, otherwise once for the former plan (with an empty `priceId`).
 */
export async function previewResubscription(
  visit: Visit,
  subscription: Subscription,
  { code: text }: { code?: string | undefined },
): Promise<PlanPreview[]> {
  const data = await readResubscriptionData(visit, subscription);
  const choices = await readResubscribeChoices(visit, data);
  const code = text === undefined ? null : await findCode(visit, codeUseAtStart(data, choices), text);
  const products = [...data.products, ...choices.map(({ plan }) => plan.product)];
  const request = { visit, data, code, words: speaker(visit, products) };
  if (choices.length === 0) return [await previewOrAskForCard(request, undefined)];
  return Promise.all(
    choices.map((choice) =>
      withinDeadline(previewOrAskForCard(request, choice), (error) =>
        unavailablePreview(request, choice.plan.price.id, error),
      ),
    ),
  );
}

/**
 * Describes a plan without a preview: it isn't available, for a reason, or its amount couldn't be computed this time.
 */
function unavailablePreview(
  { words }: PreviewRequest,
  priceId: string,
  error: PortalError | undefined,
): PlanPreview {
  const nothing = { priceId, lines: [], confirm: "", quote: "" };
  if (error?.code === "not_allowed")
    return { ...nothing, kind: "refused", explanation: errorMessage(words.say, error.code, error.reason) };
  const explanation = error
    ? errorMessage(words.say, error.code, error.reason)
    : words.say("preview.unavailable");
  return { ...nothing, kind: "unavailable", explanation, canTryAgain: true };
}

async function findCode(visit: Visit, use: CodeUse, text: string): Promise<Code> {
  if (!visit.settings.couponOnResubscribe) throw new PortalError("not_allowed");
  return findUsableCode(visit, text, use);
}

type PreviewRequest = { visit: Visit; data: ResubscriptionData; code: Code | null; words: Speaker };

/** If the subscription can't start without a card, the preview asks for one. */
function previewOrAskForCard(
  request: PreviewRequest,
  choice: ResubscribeChoice | undefined,
): Promise<PlanPreview> {
  return previewOf(request, choice).catch((error: unknown) => {
    if (!(error instanceof PortalError) || error.reason !== "no_card") throw error;
    const explanation = request.words.say("preview.needs_card");
    const priceId = choice?.plan.price.id ?? "";
    return { priceId, kind: "needs_card", lines: [], explanation, needsCard: true, confirm: "", quote: "" };
  });
}

async function previewOf(
  { visit, data, code: enteredCode, words }: PreviewRequest,
  choice: ResubscribeChoice | undefined,
): Promise<PlanPreview> {
  const { subscription } = data;
  const { code, note } = codeForChoice(words, enteredCode, data, choice);
  const input = { choice, grant: code?.grant };
  const terms = await explainCodeRefusal(visit.stripe, code?.grant, () =>
    resubscriptionTerms(visit, data, input),
  );
  const { due, fingerprint } = terms;
  const shown = { amountDue: due.amountDue, prorationDate: null, quotedAt: Date.now(), fingerprint };
  const quote = { ...shown, ...(code && { grant: code.grant }) };
  const priceId = choice?.plan.price.id ?? "";
  return {
    priceId,
    kind: "now",
    lines: dueLines(words, due, {
      isOwn: linesOfStart,
      charged: (priceId) => nameOfPrice(words, data, terms, choice, priceId),
    }),
    ...(note && { note }),
    explanation: words.join("sentence", [
      await explain(visit, words, terms, code),
      ...unitsOfChoice(words, data, choice),
    ]),
    confirm:
      due.amountDue > 0
        ? words.say("resubscribe.confirm.pay", { amount: words.money(due.amountDue, due.currency) })
        : words.say("resubscribe.confirm.now"),
    quote: sealQuote(visit, subscription.id, resubscriptionContext(priceId), quote),
  };
}

/** Says that the number of units would change, if another plan starts with a different number. */
function unitsOfChoice(
  words: Speaker,
  { products }: ResubscriptionData,
  choice: ResubscribeChoice | undefined,
): string[] {
  if (!choice?.replaced) return [];
  return sayUnitsChanged(words, movedItem(choice.replaced, products), {
    ...choice.plan,
    quantity: choice.quantity,
  });
}

/** The code if it applies to this choice, and a note about the code. */
function codeForChoice(
  words: Speaker,
  code: Code | null,
  { subscription, currency }: ResubscriptionData,
  choice: ResubscribeChoice | undefined,
): { code: Code | null; note?: string } {
  if (!code) return { code };
  if (choice && !appliesTo(code, productsAfterResubscribe(subscription, choice))) {
    const values = { name: code.name, plan: choice.plan.name };
    return { code: null, note: words.say("code.not_for_plan", values) };
  }
  return { code, note: sayCodeTerms(words, code, currency) };
}

/** Names a price: after the chosen plan if it is that plan's price, otherwise after its product. */
function nameOfPrice(
  { say }: Speaker,
  { products }: ResubscriptionData,
  { prices }: ResubscriptionTerms,
  choice: ResubscribeChoice | undefined,
  priceId: string | null,
): string {
  if (choice?.plan.price.id === priceId) return choice?.plan.name ?? say("plan.unnamed");
  const productId = prices.find(({ price }) => price.id === priceId)?.price.productId;
  return products.find(({ id }) => id === productId)?.name ?? say("plan.unnamed");
}

/** States the date of the next charge, its amount, and the card. */
async function explain(
  visit: Visit,
  words: Speaker,
  terms: ResubscriptionTerms,
  code: Code | null,
): Promise<string> {
  const { say, date } = words;
  const nextCharge = Math.min(...terms.due.lines.filter(linesOfStart).map(({ periodEnd }) => periodEnd));
  const price = await sayLaterPrice(visit, words, terms, code);
  const from = Number.isFinite(nextCharge) ? [say("preview.now", { date: date(nextCharge), price })] : [];
  const { paymentMethod } = terms;
  if (!paymentMethod) return words.join("sentence", [...from, ...balanceWords(words, terms.due)]);
  const paid = say("pay.method", { method: nameMethodWithExpiry(words, paymentMethod) });
  return words.join("sentence", [...from, ...balanceWords(words, terms.due), paid]);
}

/** "$19.00 per month", plus the price after discounts and taxes if they change it. */
async function sayLaterPrice(
  { stripe }: Visit,
  words: Speaker,
  { start, prices, due }: ResubscriptionTerms,
  code: Code | null,
): Promise<string> {
  const plain = prices.map((each) => words.price(each.price, each.quantity)).join(" + ");
  const own = due.lines.filter(linesOfStart);
  const isPlain = own.every(({ discounted, addedTax }) => discounted === 0 && addedTax === 0);
  // The cost of usage is unknown, so the discount on it is too.
  if (prices.some((each) => each.price.isMetered) || isPlain) return plain;
  const { grant, ...without } = start;
  // A discount on one invoice doesn't apply to the later ones.
  const lasting = code?.duration === "once" || !grant ? without : { ...without, grant };
  return sayEffectivePrice(
    words,
    plain,
    await previewNewSubscription(stripe, lasting, "recurring"),
    linesOfStart,
  );
}
