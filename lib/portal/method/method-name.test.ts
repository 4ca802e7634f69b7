import type Stripe from "stripe";
import { english } from "../../i18n/english/english";
import { methodKinds } from "../../stripe/methods/method-kinds";
import { reshapePaymentMethod } from "../../stripe/methods/payment-methods";
import { speaker } from "../words/sentences";
import { nameMethod } from "./method-name";

/** The name of a method given in Stripe's format: `{type: "link", link: {email: …}}`. */
function named(type: string, details: object = {}): string {
  const sent = { id: "pm_1", object: "payment_method", customer: "cus_1", type, [type]: details };
  const method = reshapePaymentMethod(sent as unknown as Stripe.PaymentMethod);
  return method ? nameMethod(speaker({ language: "en-US" }), method) : "";
}

const card = {
  brand: "visa",
  display_brand: "visa",
  last4: "4242",
  exp_month: 4,
  exp_year: 2030,
  wallet: null,
};

it.each<[string, object, string]>([
  ["card", card, "Visa ending in 4242"],
  ["card", { ...card, display_brand: "cartes_bancaires" }, "Cartes Bancaires ending in 4242"],
  ["card", { ...card, brand: "cartes_bancaires", display_brand: null }, "Cartes Bancaires ending in 4242"],
  ["card", { ...card, brand: "amex", display_brand: "american_express" }, "American Express ending in 4242"],
  ["card", { ...card, brand: "amex", display_brand: null }, "American Express ending in 4242"],
  ["card", { ...card, display_brand: "diners_club" }, "Diners Club ending in 4242"],
  ["card", { ...card, display_brand: "eftpos_australia" }, "eftpos Australia ending in 4242"],
  ["card", { ...card, display_brand: "interac" }, "Interac ending in 4242"],
  ["card", { ...card, display_brand: "union_pay" }, "UnionPay ending in 4242"],
  ["card", { ...card, brand: "unknown", display_brand: "other" }, "Card ending in 4242"],
  ["card", { ...card, brand: "unknown", display_brand: null }, "Card ending in 4242"],
  ["card", { ...card, display_brand: "brand_to_come" }, "Brand To Come ending in 4242"],
  ["card", { ...card, wallet: { type: "apple_pay" } }, "Visa ending in 4242 (Apple Pay)"],
  ["card", { ...card, wallet: { type: "google_pay" } }, "Visa ending in 4242 (Google Pay)"],
  ["card", { ...card, wallet: { type: "wallet_to_come" } }, "Visa ending in 4242 (Wallet To Come)"],
  ["sepa_debit", { last4: "3201", country: "AT" }, "SEPA Direct Debit ending in 3201"],
  ["bacs_debit", { last4: "2345", sort_code: "108800" }, "Bacs Direct Debit ending in 2345"],
  ["au_becs_debit", { last4: "3456", bsb_number: "000000" }, "BECS Direct Debit ending in 3456"],
  [
    "acss_debit",
    { last4: "6789", bank_name: "STRIPE TEST BANK" },
    "Pre-authorized debit (STRIPE TEST BANK) ending in 6789",
  ],
  [
    "us_bank_account",
    { last4: "6789", bank_name: "STRIPE TEST BANK" },
    "Bank account (STRIPE TEST BANK) ending in 6789",
  ],
  ["us_bank_account", { last4: "6789", bank_name: null }, "Bank account ending in 6789"],
  ["nz_bank_account", { last4: "0010", bank_name: "ANZ" }, "Bank account (ANZ) ending in 0010"],
  ["link", { email: "ada@example.com" }, "Link (a•••@example.com)"],
  ["link", { email: null }, "Link"],
  ["paypal", { payer_email: "ada@example.com", country: "US" }, "PayPal (a•••@example.com)"],
  ["cashapp", { cashtag: "$ada" }, "Cash App Pay ($ada)"],
  ["upi", { vpa: "ada@okbank" }, "UPI (a•••@okbank)"],
  ["payto", { pay_id: "ada@example.com", last4: null }, "PayTo (a•••@example.com)"],
  ["payto", { pay_id: "+61-400000000", last4: null }, "PayTo (•••000)"],
  ["payto", { pay_id: null, last4: "3456" }, "PayTo ending in 3456"],
  ["kr_card", { brand: "kakaobank", last4: "1234" }, "Korean card (KakaoBank) ending in 1234"],
  ["kr_card", { brand: null, last4: null }, "Korean card"],
  ["ideal", { bank: "abn_amro", bic: null }, "iDEAL (ABN AMRO)"],
  ["eps", { bank: "bank_austria" }, "EPS (Bank Austria)"],
  ["custom", { type: "cpmt_1", display_name: "Gift voucher" }, "Gift voucher"],
  ["custom", { type: "cpmt_1", display_name: null }, "Other payment method"],
  ["amazon_pay", {}, "Amazon Pay"],
  ["revolut_pay", {}, "Revolut Pay"],
  ["customer_balance", {}, "Bank transfer"],
  ["method_to_come", {}, "Method To Come"],
])("names a method of the type %s with the details %j", (type, details, expected) => {
  expect(named(type, details)).toBe(expected);
});

it.each(Object.keys(methodKinds))("%s has its own name, and only cards are called cards", (type) => {
  const name = named(type, type === "card" ? card : {});
  expect(name).not.toMatch(/_|null|undefined/);
  const isCard = ["card", "card_present", "kr_card"].includes(type);
  expect(/\b(card|visa)\b/i.test(name)).toBe(isCard);
  expect(Object.hasOwn(english, `method.type.${type}`)).toBe(true);
});
