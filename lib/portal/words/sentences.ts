import { formatDate, formatMoment, formatMoney, formatNumber, formatRate } from "../../format";
import { isolate } from "../../i18n/isolate";
import { directionOf, type Language } from "../../i18n/languages";
import { joinIn } from "../../i18n/punctuation";
import { type Say, sayIn, type Voice } from "../../i18n/say";
import type { Product } from "../../stripe/catalogue/plans";
import { type Price, totalOf } from "../../stripe/catalogue/price";
import { type PriceParts, priceParts } from "./price-parts";
import { sayPrice, sayRate, sayTotal } from "./price-words";

/** Formats text in one language: sentences, amounts, dates and prices. */
export type Speaker = {
  language: Language;
  say: Say;
  /** Joins sentences, clauses or items of a list in the language's way, without the empty ones. */
  join: (what: "sentence" | "clause" | "item", parts: readonly (string | null | undefined)[]) => string;
  /** A text by someone else, isolated so that it doesn't change the direction of the text around it (`isolate`). */
  isolate: (text: string) => string;
  money: (amount: number, currency: string) => string;
  number: (number: number) => string;
  date: (seconds: number, style?: "long" | "medium") => string;
  /** A date and time to the minute, with the time zone. */
  moment: (seconds: number) => string;
  /** Omit `quantity` if it isn't known yet. */
  price: (price: Price, quantity?: number) => string;
  /** The price in two parts: the amount, and its period. */
  priceParts: (price: Price, quantity?: number) => PriceParts;
  /** The total for a quantity, as a single amount if there is one. */
  total: (price: Price, quantity: number) => string;
  /** The way the price is calculated, if the price doesn't say so itself. */
  rate: (price: Price) => string | null;
  interval: (price: Pick<Price, "interval" | "intervalCount">) => string;
};

/** `products` provide the names of units. */
export function speaker({ language, ownTexts }: Voice, products: readonly Product[] = []): Speaker {
  const say = sayIn(language, ownTexts);
  const direction = directionOf(language);
  const money = (amount: number, currency: string) => formatMoney(language, amount, currency);
  const number = (figure: number) => formatNumber(language, figure);
  const rate = (decimal: string, currency: string) => formatRate(language, decimal, currency);
  const means = { say, language, money, rate, number };
  const unitOf = ({ productId }: Price) => products.find(({ id }) => id === productId) ?? null;
  const priceWith = (price: Price, quantity?: number) => sayPrice(means, price, quantity, unitOf(price));
  return {
    language,
    say,
    join: (what, parts) => joinIn(language, what, parts),
    isolate: (text) => isolate(text, direction),
    money,
    number,
    date: (seconds, style) => formatDate(language, seconds, style),
    moment: (seconds) => formatMoment(language, seconds),
    price: priceWith,
    priceParts: (price, quantity) => priceParts(means, price, quantity, unitOf(price)),
    total: (price, quantity) => {
      const total = price.isMetered ? null : totalOf(price, quantity);
      return total === null || total === 0 ? priceWith(price, quantity) : sayTotal(means, price, total);
    },
    rate: (price) => sayRate(means, price, unitOf(price)),
    interval: ({ interval, intervalCount }) => {
      const key = `interval.${interval}` as "interval.month";
      return say(key, { count: intervalCount });
    },
  };
}
