const tags = new Map<string, string>();

/**
 * The tag by which dates, numbers and money are formatted. Every language gets the Gregorian year and European digits,
 * as on Stripe's invoices and on the card: Intl would write 2569 in Thai, and ٢٠٢٦ in Egypt. Plain `pt` is formatted as
 * in Portugal. Intl would format it as in Brazil, which has its own tag here.
 */
export function formatsOf(language: string): string {
  let tag = tags.get(language);
  if (!tag) {
    const written = language === "pt" ? "pt-PT" : language;
    tag = new Intl.Locale(written, { calendar: "gregory", numberingSystem: "latn" }).toString();
    tags.set(language, tag);
  }
  return tag;
}
