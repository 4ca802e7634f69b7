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
import { readAgainChoices } from "../plan/again-choices";
import { type AgainChoice, productsAgain } from "../plan/offered-again";
import { movedItem } from "../plan/plan-quantity";
import { sayCharged } from "../plan/recurring-price";
import {
  type Ground,
  readGround,
  resubscriptionContext,
  type ResubscriptionTerms,
  resubscriptionTerms,
} from "../plan/resubscription";
import { unitsChanged } from "../plan/units-changed";
import { sealQuote } from "../terms/quote";
import type { PlanPreview } from "../view/view-shape";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import { dueLines, linesOfStart } from "./due-lines";
import { balanceWords } from "./due-words";

/**
 * What starting again costs today and from when, and which card pays it, before anybody agrees to it: for each plan
 * where the customer may choose, or once for what it was (with an empty `priceId`).
 */
export async function previewResubscription(
  visit: Visit,
  subscription: Subscription,
  { code: text }: { code?: string | undefined },
): Promise<PlanPreview[]> {
  const ground = await readGround(visit, subscription);
  const choices = await readAgainChoices(visit, ground);
  const code = text === undefined ? null : await findCode(visit, codeUseAtStart(ground, choices), text);
  const products = [...ground.products, ...choices.map(({ plan }) => plan.product)];
  const asked = { visit, ground, code, words: speaker(visit.language, products) };
  if (choices.length === 0) return [await orForCard(asked, undefined)];
  return Promise.all(
    choices.map((choice) =>
      withinDeadline(orForCard(asked, choice), (error) => without(asked, choice.plan.price.id, error)),
    ),
  );
}

/** The plan that cannot be had, with the reason; or whose amount could not be computed this time. */
function without({ words }: Asked, priceId: string, error: PortalError | undefined): PlanPreview {
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

type Asked = { visit: Visit; ground: Ground; code: Code | null; words: Speaker };

/** Without a card nothing starts, and the way out is to add one. */
function orForCard(asked: Asked, choice: AgainChoice | undefined): Promise<PlanPreview> {
  return previewOf(asked, choice).catch((error: unknown) => {
    if (!(error instanceof PortalError) || error.reason !== "no_card") throw error;
    const explanation = asked.words.say("preview.needs_card");
    const priceId = choice?.plan.price.id ?? "";
    return { priceId, kind: "needs_card", lines: [], explanation, needsCard: true, confirm: "", quote: "" };
  });
}

async function previewOf(
  { visit, ground, code: asked, words }: Asked,
  choice: AgainChoice | undefined,
): Promise<PlanPreview> {
  const { subscription } = ground;
  const { code, note } = fitted(words, asked, ground, choice);
  const wish = { choice, grant: code?.grant };
  const terms = await explainCodeRefusal(visit.stripe, code?.grant, () =>
    resubscriptionTerms(visit, ground, wish),
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
      charged: (priceId) => nameOfPrice(words, ground, terms, choice, priceId),
    }),
    ...(note && { note }),
    explanation: words.join("sentence", [
      await explain(visit, words, terms, code),
      ...unitsOfChoice(words, ground, choice),
    ]),
    confirm:
      due.amountDue > 0
        ? words.say("resubscribe.confirm.pay", { amount: words.money(due.amountDue, due.currency) })
        : words.say("resubscribe.confirm.now"),
    quote: sealQuote(visit, subscription.id, resubscriptionContext(priceId), quote),
  };
}

/** What is said where another plan starts with another number of units than there were. */
function unitsOfChoice(words: Speaker, { products }: Ground, choice: AgainChoice | undefined): string[] {
  if (!choice?.replaced) return [];
  return unitsChanged(words, movedItem(choice.replaced, products), {
    ...choice.plan,
    quantity: choice.quantity,
  });
}

/** The code where it is for this choice, and what is to be said of it. */
function fitted(
  words: Speaker,
  code: Code | null,
  { subscription, currency }: Ground,
  choice: AgainChoice | undefined,
): { code: Code | null; note?: string } {
  if (!code) return { code };
  if (choice && !appliesTo(code, productsAgain(subscription, choice))) {
    const values = { name: code.name, plan: choice.plan.name };
    return { code: null, note: words.say("code.not_for_plan", values) };
  }
  return { code, note: sayCodeTerms(words, code, currency) };
}

/** What a price is called: the plan that was chosen, or its product. */
function nameOfPrice(
  { say }: Speaker,
  { products }: Ground,
  { prices }: ResubscriptionTerms,
  choice: AgainChoice | undefined,
  priceId: string | null,
): string {
  if (choice?.plan.price.id === priceId) return choice?.plan.name ?? say("plan.unnamed");
  const productId = prices.find(({ price }) => price.id === priceId)?.price.productId;
  return products.find(({ id }) => id === productId)?.name ?? say("plan.unnamed");
}

/** From when which price is charged, and to which card. */
async function explain(
  visit: Visit,
  words: Speaker,
  terms: ResubscriptionTerms,
  code: Code | null,
): Promise<string> {
  const { say, date } = words;
  const nextCharge = Math.min(...terms.due.lines.filter(linesOfStart).map(({ periodEnd }) => periodEnd));
  const price = await priceFromThen(visit, words, terms, code);
  const from = Number.isFinite(nextCharge) ? [say("preview.now", { date: date(nextCharge), price })] : [];
  const { paymentMethod } = terms;
  if (!paymentMethod) return words.join("sentence", [...from, ...balanceWords(words, terms.due)]);
  const paid = say("pay.method", { method: nameMethodWithExpiry(words, paymentMethod) });
  return words.join("sentence", [...from, ...balanceWords(words, terms.due), paid]);
}

/** "$19.00 per month"; with what discounts and taxes make of it where they change it. */
async function priceFromThen(
  { stripe }: Visit,
  words: Speaker,
  { start, prices, due }: ResubscriptionTerms,
  code: Code | null,
): Promise<string> {
  const plain = prices.map((each) => words.price(each.price, each.quantity)).join(" + ");
  const own = due.lines.filter(linesOfStart);
  const isPlain = own.every(({ discounted, addedTax }) => discounted === 0 && addedTax === 0);
  // What usage will cost is not known, so neither is what comes off it.
  if (prices.some((each) => each.price.isMetered) || isPlain) return plain;
  const { grant, ...without } = start;
  // What is taken off one invoice is not taken off those that follow.
  const lasting = code?.duration === "once" || !grant ? without : { ...without, grant };
  return sayCharged(words, plain, await previewNewSubscription(stripe, lasting, "recurring"), linesOfStart);
}
