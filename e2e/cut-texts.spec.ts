import type { Locator, Page } from "@playwright/test";
import { type Language, languageTags, pseudoLanguage } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import { whatIsCut } from "./support/cut-texts";
import { dialogCustomers } from "./support/dialog-customers";
import { everythingOn } from "./support/everything-on";
import { expect, test } from "./support/fixtures";
import { linkFor } from "./support/portal-link";

test.use({ viewport: { width: 360, height: 800 }, contextOptions: { reducedMotion: "reduce" } });

// The script that runs these tests turns the pseudo-language on (scripts/test-journeys.mjs).
const languages = [...new Set<Language>([...languageTags, pseudoLanguage])];

/** Customers who together have every dialog, and customers whose pages have unusual texts. */
const screens: typeof dialogCustomers = [
  ...dialogCustomers,
  { scenario: "lumen", email: "grace@example.com" },
  { scenario: "lumen", email: "hana@example.com" },
  { scenario: "trialing-no-card", email: "nils@example.com" },
  { scenario: "pending-update", email: "" },
  { scenario: "send-invoice", email: "" },
  { scenario: "shared-address", email: "office@example.com" },
];

for (const { scenario, email, prepare } of screens)
  test.describe(scenario, () => {
    test.use({ scenario });

    test(`no text is cut at 360 px, in any language: ${scenario}, ${email}`, async ({
      world,
      openPortal,
    }) => {
      test.slow();
      await world.saveSettings(everythingOn);
      await prepare?.(world);
      for (const language of languages) {
        const portal = await openPortal(email || (world.customers[0]?.email ?? ""), { locale: language });
        await expectNothingCut(portal.locator("body"), language);
      }
    });
  });

async function expectNothingCut(shown: Locator, where: string): Promise<void> {
  expect({ where, cut: await whatIsCut(shown) }).toEqual({ where, cut: [] });
}

for (const language of languages)
  test(`no text is cut at 360 px in a form's errors, in a receipt or in a refusal: ${language}`, async ({
    page,
    world,
    openPortal,
    expectedErrors,
  }) => {
    // The browser logs the refusal as an error.
    expectedErrors.push(/403/);
    await world.saveSettings(everythingOn);
    const say = sayIn(language);
    const portal = await openPortal("ada@example.com", { locale: language });
    await portal.getByRole("button", { name: say("page.billingDetails") }).press("Enter");
    const form = portal.getByRole("dialog");
    await form.getByLabel(say("page.phone")).fill("call me");
    await form.locator("button[type=submit]").press("Enter");
    await expect(form.locator("[aria-invalid]").first()).toBeVisible();
    await expectNothingCut(form, "errors");

    const again = await openPortal("ada@example.com", { locale: language });
    await again.getByRole("button", { name: say("page.cancellation"), exact: true }).press("Enter");
    await again.getByRole("dialog").locator("button[type=submit]").press("Enter");
    await expect(again.locator(".portal-receipt")).toBeVisible();
    await expectNothingCut(again.locator("body"), "receipt");

    await page.goto(world.pageOf("ada@example.com", { locale: language, hash: "wrong" }));
    await expect(page.getByRole("alert")).toBeVisible();
    await expectNothingCut(page.getByRole("alert"), "refusal");
  });

test("no text is cut at 360 px on the hosted page", async ({ page, world }) => {
  test.slow();
  await world.saveSettings(everythingOn);
  for (const language of languages) {
    const link = await linkFor(world, { locale: language });
    await page.goto(link);
    await expectNothingCut(page.locator("body"), `${language} link`);
    await open(page);
    await expectNothingCut(page.locator("body"), `${language} page`);
    await page.goto(link);
    await expectNothingCut(page.locator("body"), `${language} used link`);
  }
});

async function open(page: Page): Promise<void> {
  await page.locator("button[type=submit]").press("Enter");
  await expect(page.getByText("Lumen Team").first()).toBeVisible();
}
