import type { Page } from "@playwright/test";
import { sayIn } from "@/lib/i18n/say";
import { faultsAtEachWidth, openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { save } from "./support/settings";

const preview = (page: Page) =>
  page.getByRole("region", { name: "Preview" }).locator("iframe:not([inert])").contentFrame();

test("the preview changes to the language that is being chosen, and the portal does once the setting is saved", async ({
  page,
  world,
  openPortal,
}) => {
  await openDashboard(page, world, "languages");
  const language = page.getByLabel("Default language");
  const menu = page.getByRole("switch", { name: "Let customers choose a language" });
  const detect = page.getByRole("switch", { name: "Automatically detect the user’s language" });
  const shown = preview(page);
  await expect(shown.locator("html")).toHaveAttribute("lang", "en-US");
  await expect(shown.getByRole("combobox", { name: "Language" })).toHaveCount(0);

  await language.focus();
  await page.keyboard.type("Deutsch");
  await expect(language).toHaveValue("de");
  await expect(shown.getByRole("button", { name: sayIn("de")("page.changePlan") })).toBeVisible();
  await language.selectOption("ar");
  await expect(shown.locator("html")).toHaveAttribute("dir", "rtl");
  await menu.press("Space");
  await expect(shown.getByRole("combobox")).toHaveValue("ar");
  expect(await faultsAtEachWidth(page)).toEqual([]);
  await save(page);

  const portal = await openPortal("ada@example.com");
  await expect(portal.locator("html")).toHaveAttribute("lang", "ar");
  await expect(portal.getByRole("combobox")).toHaveValue("ar");

  await page.goto("/dashboard/test/languages");
  await expect(language).toHaveValue("ar");
  await expect(menu).toBeChecked();
  await expect(shown.locator("html")).toHaveAttribute("lang", "ar");
  await detect.press("Space");
  await save(page);
  await expect((await openPortal("ada@example.com")).locator("html")).toHaveAttribute("lang", "en-US");
});
