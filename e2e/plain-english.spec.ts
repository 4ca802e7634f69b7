import type { FrameLocator } from "@playwright/test";
import { languages, pseudoLanguage } from "@/lib/i18n/languages";
import { describeCountries } from "@/lib/portal/customer/countries";
import { dialogCustomers } from "./support/dialog-customers";
import { everythingOn } from "./support/everything-on";
import { expect, test } from "./support/fixtures";
import type { World } from "./support/world";

const months = (["long", "short"] as const).flatMap((month) => {
  const { format } = new Intl.DateTimeFormat("en-US", { month, timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, number) => format(Date.UTC(2026, number)));
});
const places = [...describeCountries({ language: pseudoLanguage }).map(({ name }) => name), "European Union"];
/** The language menu lists each language by its name in that language, so these names aren't translated. */
const named = Object.values(languages).map(({ name }) => name);

for (const { scenario, email, prepare } of dialogCustomers)
  test.describe(scenario, () => {
    test.use({ scenario });

    test(`every word of the portal is in the catalog: ${scenario}, ${email}`, async ({
      world,
      openPortal,
    }) => {
      await world.saveSettings(everythingOn);
      await prepare?.(world);
      const portal = await openPortal(email, { locale: pseudoLanguage });
      const texts = await textsOf(portal);
      expect(texts.length).toBeGreaterThan(50);
      const values = [...(await valuesIn(world)), ...months, ...places, ...named].sort(
        (a, b) => b.length - a.length,
      );
      const without = (text: string) =>
        values.reduce((rest, value) => rest.replaceAll(value, " "), text.replace(/\S+@\S+/g, " "));
      expect(texts.filter((text) => isPlain(without(text)))).toEqual([]);
    });
  });

/**
 * Whether the text contains a plain English word. All words of the pseudo-language end in õ. Any other word is plain,
 * unless it is an abbreviation in capitals.
 */
const isPlain = (text: string) =>
  (text.match(/\p{L}{3,}/gu) ?? []).some((word) => !word.endsWith("õ") && !/^\p{Lu}+$/u.test(word));

/** The texts in Stripe that the merchant or its customers wrote. */
async function valuesIn(world: World): Promise<string[]> {
  type Product = { name: string; description: string | null; unit_label: string | null };
  const products = (await world.admin("GET", "objects?type=product")) as Product[];
  const unitsOf = ({ unit_label: unit }: Product) =>
    unit ? [unit, unit.charAt(0).toUpperCase() + unit.slice(1)].flatMap((word) => [word, `${word}s`]) : [];
  const own = products.flatMap((product) => [product.name, product.description, ...unitsOf(product)]);
  const customers = world.customers.flatMap(({ name, email }) => [name, email]);
  return [...own, everythingOn.businessName, everythingOn.supportAddress, ...customers].filter(
    (value): value is string => Boolean(value),
  );
}

/** Every text of the page and its dialogs, and every name that only a screen reader says. */
function textsOf(portal: FrameLocator): Promise<string[]> {
  return portal.locator("body").evaluate((body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest("script, style")) texts.push(textContent ?? "");
    }
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      for (const element of body.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? "");
    return [...new Set(texts)].filter((text) => text.trim());
  });
}
