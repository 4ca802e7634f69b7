/**
 * Extracts the code from text that was pasted from an email, a flyer or a chat: removes quotation marks, the final
 * period and invisible characters, and converts letters and hyphens to plain ones. Stripe's codes consist of A–Z, a–z,
 * 0–9 and "-", and coupon IDs may also contain "_", so no character of a code is lost. Pure.
 */
export function cleanCode(text: string): string {
  return (
    text
      .normalize("NFKC")
      .replace(/\p{Cf}|\s/gu, "")
      .replace(/[\p{Pd}\u2212]/gu, "-")
      .replace(/^[^A-Za-z0-9_-]+|[^A-Za-z0-9_-]+$/g, "")
      // Removes a label, as in "Code: SPRING20", in any language.
      .replace(/^[^:]+:([A-Za-z0-9_-]+)$/, "$1")
  );
}
