import { createHash } from "node:crypto";
import { formCards, type TestCard, testCards } from "../../billing/payments/test-cards";
import { buildPart } from "../../schema/build-object";
import { cardError, invalidRequest } from "../../wire/errors";
import type { World } from "../../world";

type Networks = { preferred?: string };
type SentCard = {
  number?: string;
  token?: string;
  exp_month?: number;
  exp_year?: number;
  networks?: Networks;
};

/** The test card for a shared payment method ID, or for a token with the same name (`tok_visa`). */
export function testCardNamed(id: string): TestCard | undefined {
  const name = id.replace(/^tok_/, "pm_card_");
  return Object.hasOwn(testCards, name) ? testCards[name] : undefined;
}

/** The test card that a request describes by number or token. Real numbers are refused. */
export function testCardSent(card: SentCard): TestCard {
  if (card.token) {
    const found = testCardNamed(card.token);
    if (!found)
      throw invalidRequest(`No such token: '${card.token}'`, {
        code: "resource_missing",
        param: "card[token]",
      });
    return found;
  }
  const number = (card.number ?? "").replace(/\D/g, "");
  const found = [...Object.values(testCards), ...formCards].find((known) => known.number === number);
  if (!found) throw cardError("incorrect_number", undefined, "Your card number is incorrect.");
  return found;
}

/** The display name of each brand. Recorded for Visa and Mastercard, observed for American Express. */
const displayBrands: Record<string, string> = {
  amex: "american_express",
  diners: "diners_club",
  eftpos_au: "eftpos_australia",
  unionpay: "union_pay",
};
export const displayBrand = (brand: string): string => displayBrands[brand] ?? brand;

/**
 * The `payment_method.card` of a test card. It expires two years from now unless the request says otherwise.
 */
export function cardFields(world: World, card: TestCard, sent: SentCard = {}): object {
  const now = new Date(world.now() * 1000);
  const { brand, country, funding, networks = [brand], number } = card;
  const preferred = sent.networks?.preferred || null;
  return buildPart("PaymentMethod.Card", {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country,
    display_brand: displayBrand(preferred ?? brand),
    exp_month: sent.exp_month ?? now.getUTCMonth() + 1,
    exp_year: sent.exp_year ?? now.getUTCFullYear() + 2,
    fingerprint: createHash("sha256").update(number).digest("hex").slice(0, 16),
    funding,
    last4: number.slice(-4),
    networks: { available: networks, preferred },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
  });
}
