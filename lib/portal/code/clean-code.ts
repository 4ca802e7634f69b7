/**
 * The code in what was pasted from a mail, a flyer or a chat: without the quotation marks, the full stop and the invisible
 * characters that came along, in plain letters and with plain hyphens. Stripe's codes are made of A–Z, a–z, 0–9 and "-",
 * and the ids of coupons also of "_", so nothing that could be meant is lost. Pure.
 */
export function cleanCode(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}|\s/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/^[^A-Za-z0-9_-]+|[^A-Za-z0-9_-]+$/g, "");
}
