import { invalidRequest } from "../../wire/errors";
import type { Price } from "./price-records";

export const offersCurrency = (price: Price, currency: string): boolean =>
  currenciesOf(price).includes(currency);

const currenciesOf = ({ currency, _currencyOptions: others = {} }: Price): string[] => [
  currency,
  ...Object.keys(others),
];

/**
 * The price with its amounts in this currency. A currency option that was removed still applies to the
 * subscriptions that use it.
 */
export function priceIn(price: Price, currency: string): Price {
  if (price.currency === currency) return price;
  const option = price._currencyOptions?.[currency] ?? price._formerOptions?.[currency];
  if (!option) throw new Error(`The price ${price.id} never was offered in ${currency}.`);
  return { ...price, ...option, currency };
}

/**
 * Refuses a price that isn't sold in the currency of the payment. For a price with one currency, the message is
 * Stripe's. For a price with several, only the beginning of the message is Stripe's. How Stripe lists the currencies is
 * unverified.
 */
export function refuseOtherCurrency(price: Price, expected: string, param: string): void {
  if (offersCurrency(price, expected)) return;
  const offered = currenciesOf(price).map((currency) => `\`${currency}\``);
  const supports =
    offered.length === 1 ? `only supports ${offered[0]}` : `supports currencies of ${offered.join(", ")}`;
  const message = `The price specified ${supports}. This doesn't match the expected currency: \`${expected}\`.`;
  throw invalidRequest(message, { param });
}

/** If a request names no currency, all its prices must have the same default currency. The error's text is Stripe's. */
export function refuseMixedCurrencies(price: Price, others: string, param: string): void {
  if (price.currency === others) return;
  throw invalidRequest(
    `This \`price\` has \`currency=${price.currency}\`, but other items use \`currency=${others}\`. All items must have ` +
      "pricing in the same currency. When using multi-currency prices, you can specify `currency` at the top level, " +
      "to be used by all items.",
    { param },
  );
}
