import "server-only";
import type { Code } from "../../stripe/discounts/codes";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { codeUseOf, couponContext, sayCodeTerms } from "../code/code-terms";
import { type CouponEffect, readCouponEffect } from "../code/coupon-effect";
import { findUsableCode } from "../code/typed-code";
import { sealQuote } from "../terms/quote";
import type { OperationPreview } from "../view/plan-shape";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";

/** Computes a code's discount and its duration, and the next invoice with the discount. */
export async function previewCoupon(
  visit: Visit,
  subscription: Subscription,
  { code: text }: { code: string },
): Promise<OperationPreview> {
  const code = await findUsableCode(visit, text, codeUseOf(subscription));
  const effect = await readCouponEffect(visit, subscription, code);
  const words = speaker(visit);
  const quote = { amountDue: 0, prorationDate: null, quotedAt: Date.now(), grant: code.grant };
  return {
    lines: [],
    explanation: explain(words, subscription, code, effect),
    confirm: words.say("confirm.coupon", { name: code.name }),
    quote: sealQuote(visit, subscription.id, couponContext, quote),
  };
}

function explain(words: Speaker, { currency }: Subscription, code: Code, effect: CouponEffect): string {
  const terms = sayCodeTerms(words, code, currency);
  if (!effect) return terms;
  const { before, after } = effect;
  // Show the amount to be charged. If a balance covers both amounts completely, they are equal, so show the totals.
  const isCharged = after.amountDue < before.amountDue;
  const amountOf = (invoice: typeof after) => (isCharged ? invoice.amountDue : invoice.total);
  const next = words.say("coupon.next", {
    date: words.date(after.chargedAt),
    after: words.money(amountOf(after), currency),
    before: words.money(amountOf(before), currency),
  });
  return words.join("sentence", [terms, next]);
}
