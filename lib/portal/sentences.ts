import { formatDate, formatMoment, formatMoney } from "../format";
import { defaultLanguage, sayInEnglish } from "../i18n/say";
import type { Say } from "../i18n/say";
import type { Price } from "../stripe/price";

/** Says things in one language: sentences, amounts, dates and the price of a plan. */
export type Speaker = {
  language: string;
  say: Say;
  money: (amount: number, currency: string) => string;
  date: (seconds: number, style?: "long" | "medium") => string;
  /** To the minute, with its zone. */
  moment: (seconds: number) => string;
  price: (price: Price, quantity?: number) => string;
  interval: (price: Pick<Price, "interval" | "intervalCount">) => string;
};

export function speaker(): Speaker {
  const language = defaultLanguage;
  const say = sayInEnglish;
  const money = (amount: number, currency: string) => formatMoney(language, amount, currency);
  return {
    language,
    say,
    money,
    date: (seconds, style) => formatDate(language, seconds, style),
    moment: (seconds) => formatMoment(language, seconds),
    price: (price, quantity = 1) => sayPrice(say, money, price, quantity),
    interval: ({ interval, intervalCount }) => {
      const key = `interval.${interval}` as "interval.month";
      return say(key, { count: intervalCount });
    },
  };
}

/** "$29.00 per month", "5 × $10.00 per month", "Free", "Billed by usage". A tiered price has no single amount. */
function sayPrice(say: Say, money: Speaker["money"], price: Price, quantity: number): string {
  if (price.amount === null || price.isMetered) return say("price.usage");
  if (price.amount === 0) return say("price.free");
  const values = {
    amount: money(price.amount, price.currency),
    unit: price.interval,
    count: price.intervalCount,
  };
  const single = price.intervalCount === 1 ? say("price.per", values) : say("price.every", values);
  return quantity === 1 ? single : say("price.quantity", { quantity, price: single });
}
