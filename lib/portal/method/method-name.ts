import { english, type SentenceKey } from "../../i18n/english/english";
import { isKnownType } from "../../stripe/methods/method-kinds";
import type { Card, PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Speaker } from "../words/sentences";

type NamedMethod = Pick<PaymentMethod, "type" | "mark" | "card">;

/** "Visa ending in 4242 (Apple Pay)", "SEPA Direct Debit ending in 3201", "PayPal (a•••@example.com)" */
export function nameMethod(words: Pick<Speaker, "say">, { type, mark, card }: NamedMethod): string {
  if (card) return nameCard(words, card);
  const { say } = words;
  const { last4, account } = mark;
  const name = mark.name ?? (isKnownType(type) ? say(`method.type.${type}`) : toTitleCase(type));
  const bank = mark.bank && (banks[mark.bank] ?? toTitleCase(mark.bank));
  if (bank && last4) return say("method.of_bank_ending_in", { name, bank, last4 });
  if (last4) return say("method.ending_in", { name, last4 });
  if (bank) return say("method.of_bank", { name, bank });
  return account ? say("method.account", { name, account: maskAccount(account) }) : name;
}

/** "Cartes Bancaires ending in 4242", "Visa ending in 4242 (Apple Pay)" */
export function nameCard({ say }: Pick<Speaker, "say">, { brand, last4, wallet }: Card): string {
  const name = say("method.ending_in", { name: properName(say, "brand", brand), last4 });
  return wallet ? say("method.in_wallet", { name, wallet: properName(say, "wallet", wallet) }) : name;
}

/** The name with a card's expiry date: "Visa ending in 4242, expires 04/2030". */
export function nameMethodWithExpiry(words: Pick<Speaker, "say">, method: NamedMethod): string {
  const name = nameMethod(words, method);
  return method.card ? words.say("method.expiring", { name, expiry: printedExpiry(method.card) }) : name;
}

/** "04/2030" */
export function printedExpiry({ expiryMonth, expiryYear }: Card): string {
  return `${String(expiryMonth).padStart(2, "0")}/${expiryYear}`;
}

function properName(say: Speaker["say"], kind: "brand" | "wallet", word: string): string {
  const key = `${kind}.${word}`;
  return Object.hasOwn(english, key) ? say(key as SentenceKey) : toTitleCase(word);
}

/** Banks whose names need more than capitalized words. Stripe sends names such as `abn_amro`. */
const banks: Record<string, string> = {
  abn_amro: "ABN AMRO",
  asn_bank: "ASN Bank",
  bc: "BC Card",
  ing: "ING",
  kakaobank: "KakaoBank",
  kbank: "K bank",
  kdbbank: "KDB Bank",
  mg: "MG",
  n26: "N26",
  nh: "NH",
  nn: "NN",
  regiobank: "RegioBank",
  sns_bank: "SNS Bank",
  tossbank: "Toss Bank",
};

/**
 * Turns an unknown Stripe name into words: "new_wallet" becomes "New Wallet". A name that already has capitals isn't
 * changed.
 */
function toTitleCase(word: string): string {
  if (/[A-Z ]/.test(word)) return word;
  return word
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
}

/** Hides most of an account name from onlookers, and shows "a•••@example.com" or the last digits of a phone number. */
function maskAccount(account: string): string {
  const [name = "", ...host] = account.split("@");
  if (host.length > 0) return `${name.slice(0, 1)}•••@${host.join("@")}`;
  return /^[+\d][\d\s()-]{5,}$/.test(account) ? `•••${account.slice(-3)}` : account;
}
