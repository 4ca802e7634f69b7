import type { PaymentMethod } from "../../stripe/payment-methods";
import type { MethodIcon } from "../view/view-methods-shape";

/** The marks that are known by their letters alone. */
const letters: Readonly<Record<string, string>> = {
  american_express: "AMEX",
  amex: "AMEX",
  cartes_bancaires: "CB",
  discover: "DISC",
  jcb: "JCB",
  union_pay: "UP",
  unionpay: "UP",
  visa: "VISA",
  link: "link",
  paypal: "PP",
  sepa_debit: "SEPA",
  us_bank_account: "ACH",
  bacs_debit: "BACS",
  au_becs_debit: "BECS",
  pix: "pix",
  upi: "UPI",
};

const banks = ["acss_debit", "nz_bank_account", "customer_balance", "pay_by_bank", "sofort", "payto"];
const cards = ["card", "card_present", "interac_present", "kr_card"];

export function iconOf({ type, card }: Pick<PaymentMethod, "type" | "card">): MethodIcon {
  const known = letters[card ? card.brand : type];
  if (known) return { letters: known };
  if (card?.brand === "mastercard") return { glyph: "mastercard" };
  if (cards.includes(type)) return { glyph: "card" };
  return { glyph: banks.includes(type) ? "bank" : "wallet" };
}
