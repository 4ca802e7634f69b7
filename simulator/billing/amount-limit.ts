import { formatAmount } from "../money";
import { invalidRequest } from "../wire/errors";
import { priceAhead } from "./price-amount";
import type { Price } from "./price-records";
import { roundAmount } from "./rounding";

/** Documented for what cards pay, in minor units. Other ways to pay take less, which is not looked at. */
const largest = 999_999_999_999;

/** Refuses more units than could be paid for. The text is that of charges; its amount is the documented one (unverified). */
export function refuseTooLarge(price: Price, quantity: number, param: string): void {
  if (roundAmount(priceAhead(price, quantity)) <= largest) return;
  throw invalidRequest(`Amount must be no more than ${formatAmount(largest, price.currency)}`, {
    code: "amount_too_large",
    param,
  });
}
