import path from "node:path";
import type { FrameLocator, Page } from "@playwright/test";
import { type Preset, presets } from "@/lib/appearance/appearance";
import type { Language } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import { everythingOn } from "../support/everything-on";
import { expect, test } from "../support/fixtures";
import { galleryFolder } from "./looks";

/**
 * The pictures in docs/gallery. Each picture from after the redesign has a counterpart from before the redesign, with
 * the same content in a window of the same size: `before-plan-768.png` and `after-plan-768.png`.
 */

type Shown = { portal: FrameLocator; language: Language };
type Kept = {
  width: number;
  height: number;
  email?: string;
  language?: Language;
  isDark?: boolean;
  preset?: Preset;
  /** Runs before the picture is taken. */
  then?: (shown: Shown) => Promise<void>;
};

const press = ({ portal, language }: Shown, key: "page.changePlan" | "page.cancellation") =>
  portal.getByRole("button", { name: sayIn(language)(key), exact: true }).press("Enter");

const choosePlan = async (shown: Shown) => {
  await press(shown, "page.changePlan");
  await shown.portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await expect(shown.portal.getByRole("dialog").locator("button[type=submit]").last()).toHaveText(/\d/);
};
const changePlan = async (shown: Shown) => {
  await choosePlan(shown);
  await shown.portal.getByRole("dialog").locator("button[type=submit]").last().press("Enter");
  await expect(shown.portal.locator(".portal-receipt")).toBeVisible();
};
const askToCancel = (shown: Shown) => press(shown, "page.cancellation");

const kept: Record<string, Kept> = {
  "after-active-360": { width: 360, height: 2600 },
  "after-active-768": { width: 768, height: 1800 },
  "after-cancel-768": { width: 768, height: 1100, then: askToCancel },
  "after-past-due-768": { width: 768, height: 1800, email: "dmitri@example.com" },
  "after-plan-360": { width: 360, height: 1500, then: choosePlan },
  "after-plan-768": { width: 768, height: 1100, then: choosePlan },
  "dark-768": { width: 768, height: 1000, isDark: true },
  "dark-plan-768": { width: 768, height: 1000, isDark: true, then: choosePlan },
  "german-360": { width: 360, height: 1300, language: "de" },
  "arabic-768": { width: 768, height: 1000, language: "ar" },
  "arabic-plan-360": { width: 360, height: 900, language: "ar", then: choosePlan },
  "receipt-768": { width: 768, height: 1100, then: changePlan },
  ...Object.fromEntries(
    (Object.keys(presets) as Preset[]).map((preset) => [
      `preset-${preset}-768`,
      { width: 768, height: 900, preset },
    ]),
  ),
};

for (const [
  name,
  { width, height, email = "ada@example.com", language = "en-US", ...more },
] of Object.entries(kept))
  test(`kept ${name}`, async ({ page, world, openPortal }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: more.isDark ? "dark" : "light", reducedMotion: "reduce" });
    await world.saveSettings({ ...everythingOn, ...(more.preset && { preset: more.preset }) });
    const portal = await openPortal(email, { locale: language });
    await more.then?.({ portal, language });
    await keep(page, `kept/${name}.png`);
  });

test.describe("readme", () => {
  test.use({ deviceScaleFactor: 1.5 });

  test("kept portal", async ({ page, world, openPortal }) => {
    await page.setViewportSize({ width: 1200, height: 900 });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await world.saveSettings(everythingOn);
    const portal = await openPortal("ada@example.com");
    await choosePlan({ portal, language: "en-US" });
    await keep(page, "readme/portal.png");
  });
});

async function keep(page: Page, file: string): Promise<void> {
  // The sample site's log sticks to the window's edge and would cover a part of the page.
  await page.locator(".log").evaluate((log) => (log.style.position = "static"));
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: path.join(galleryFolder, file) });
}
