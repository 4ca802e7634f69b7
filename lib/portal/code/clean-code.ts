/**
 * Extracts the code from text pasted from an email, a flyer or a chat: removes the quotation marks, period
 * and invisible characters around it, and converts to plain letters and hyphens. Stripe's promotion codes
 * consist of A–Z, a–z, 0–9 and "-", and coupon IDs may also contain "_", so nothing meaningful is lost. Pure.
 */
export function cleanCode(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}|\s/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/^[^A-Za-z0-9_-]+|[^A-Za-z0-9_-]+$/g, "");
}
