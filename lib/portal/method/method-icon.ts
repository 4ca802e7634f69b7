import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { MethodIcon } from "../view/view-methods-shape";

/** Brands shown by their letters. */
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

const paths = {
  card: "M1.5 4.5h13v9h-13zM1.5 7.5h13M4 11h2.5",
  bank: "M2 6.5 8 3l6 3.5zM3.5 7v5M8 7v5M12.5 7v5M2 13.5h12",
  mastercard: "M6 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M10 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8",
  wallet: "M2 4.5h10.5v2M2 4.5v8h12v-6H3.5M11 9.5h.1",
};

const banks = ["acss_debit", "nz_bank_account", "customer_balance", "pay_by_bank", "sofort", "payto"];
const cards = ["card", "card_present", "interac_present", "kr_card"];

export function iconOf({ type, card }: Pick<PaymentMethod, "type" | "card">): MethodIcon {
  const known = letters[card ? card.brand : type];
  if (known) return { letters: known };
  if (card?.brand === "mastercard") return { path: paths.mastercard };
  if (cards.includes(type)) return { path: paths.card };
  return { path: paths[banks.includes(type) ? "bank" : "wallet"] };
}

export const walletIcon: MethodIcon = { path: paths.wallet };
