import type Stripe from "stripe";
import type { CurrencyOption, Price } from "../../billing/prices/price-records";
import { invalidRequest } from "../../wire/errors";
import { refuseUnsupported } from "../../wire/not-imitated";
import { amountsOf } from "./price-amounts";

type SentOptions = Stripe.PriceUpdateParams["currency_options"];
type Options = Record<string, CurrencyOption>;

/** Reads a price's other currencies from a request. Tiers use the price's own mode. */
export function readCurrencyOptions(
  sent: SentOptions | undefined,
  price: Pick<Price, "billing_scheme" | "currency" | "tiers_mode" | "unit_amount_decimal">,
): Options {
  const read = Object.entries(sent || {}).map(([code, option]): [string, CurrencyOption] => {
    const named = (name: string) => `currency_options[${code}][${name}]`;
    refuseUnsupported(option, ["custom_unit_amount"]);
    const mode = price.tiers_mode === null ? {} : { tiers_mode: price.tiers_mode };
    const amounts = amountsOf({ ...option, ...mode }, price.billing_scheme === "tiered", named);
    const tax_behavior = option.tax_behavior ?? "unspecified";
    return [code.toLowerCase(), { custom_unit_amount: null, tax_behavior, ...amounts }];
  });
  return Object.fromEntries(read.filter(([code, option]) => !repeatsOwnCurrency(price, code, option)));
}

/**
 * Whether the option only repeats the price's own currency. A different amount for it is refused
 * (unverified).
 */
function repeatsOwnCurrency(
  { currency, unit_amount_decimal: own }: Pick<Price, "currency" | "unit_amount_decimal">,
  code: string,
  { unit_amount_decimal: sent }: CurrencyOption,
): boolean {
  if (code !== currency) return false;
  if (own === sent) return true;
  throw invalidRequest("The amount of a price's own currency cannot be set by its `currency_options`.", {
    param: `currency_options[${code}]`,
  });
}

/**
 * The options after an update. Each option in the request replaces that currency's option. `""` removes all options for
 * future sales.
 */
export function changedOptions(price: Price, sent: SentOptions | undefined): Partial<Price> {
  if (sent === undefined) return {};
  const { _currencyOptions: had = {}, _formerOptions: former = {} } = price;
  if (!sent) return { _currencyOptions: {}, _formerOptions: { ...former, ...had } };
  return { _currencyOptions: { ...had, ...readCurrencyOptions(sent, price) } };
}

/** The options by lowercase currency code, because requests may use capitals. */
export const byLowerCase = <T>(options: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(options).map(([code, option]) => [code.toLowerCase(), option]));
