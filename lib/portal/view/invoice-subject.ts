import type { Say } from "../../i18n/say";

/** Matches "1 × Lumen Team (at $49.00 / month)", in any language. */
const ofPeriod = /^(\d[\d.,]*)(?:\s[^×]+)?\s×\s(.+)\s\([^()]+\)$/u;
/** Matches Stripe's English text for the rest of the period on another plan. In other languages, the text stays. */
const ofChange = /^Remaining time on (?:\d[^×]*\s×\s)?(.+) after \d{1,2} [A-Z][a-z]{2} \d{4}$/u;

/**
 * Returns an invoice's subject in just enough words to distinguish it from others: "Lumen Team", "5 × Lumen Studio",
 * "Change to Lumen Business". The page shows the price and the dates next to it. Unknown texts by Stripe or the
 * merchant aren't changed.
 */
export function invoiceSubject(say: Say, description: string): string {
  const changed = ofChange.exec(description)?.[1];
  if (changed) return say("invoice.what.change", { plan: changed });
  const [, quantity, plan] = ofPeriod.exec(description) ?? [];
  if (!plan || !quantity) return description;
  return quantity === "1" ? plan : say("invoice.what.several", { quantity: wholeNumber(quantity), plan });
}

/** Units are whole numbers, so periods and commas only group their digits. */
function wholeNumber(text: string): number {
  return Number(text.replaceAll(/[.,]/g, ""));
}
