import type { Say } from "../../i18n/say";

/** "1 × Lumen Team (at $49.00 / month)", in the language of the account. */
const ofPeriod = /^(\d[\d.,]*)(?:\s[^×]+)?\s×\s(.+)\s\([^()]+\)$/u;
/** What is left of the period on another plan. Stripe's English; in other languages it stays as it is. */
const ofChange = /^Remaining time on (?:\d[^×]*\s×\s)?(.+) after \d{1,2} [A-Z][a-z]{2} \d{4}$/u;

/**
 * What an invoice is for, in as few words as tell it from others: "Lumen Team", "5 × Lumen Studio", "Change to Lumen
 * Business". Its price and its dates are beside it. Stripe writes what is not known here, or the merchant did.
 */
export function invoiceSubject(say: Say, description: string): string {
  const changed = ofChange.exec(description)?.[1];
  if (changed) return say("invoice.what.change", { plan: changed });
  const [, quantity, plan] = ofPeriod.exec(description) ?? [];
  if (!plan || !quantity) return description;
  return quantity === "1" ? plan : say("invoice.what.several", { quantity: wholeNumber(quantity), plan });
}

/** Units are whole, so points and commas only group their digits. */
function wholeNumber(text: string): number {
  return Number(text.replaceAll(/[.,]/g, ""));
}
