import { directionOf, type Language } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
for (const language of ["de", "ar", "ja"] as Language[]) {
  test(`the whole journey in ${language}: open, change plan, cancel, keep`, async ({ openPortal, page }) => {
    const say = sayIn(language);
    const portal = await openPortal(ada, { locale: language });
    const main = portal.getByRole("main");
    await expect(main).toHaveAttribute("lang", language);
    await expect(portal.locator("html")).toHaveAttribute("dir", directionOf(language));

    await portal.getByRole("button", { name: say("page.changePlan"), exact: true }).click();
    const plans = portal.getByRole("dialog");
    expect(await plans.evaluate((dialog) => dialog.closest<HTMLElement>("[lang]")?.lang)).toBe(language);
    await expect(plans).toHaveCSS("direction", directionOf(language));
    await plans.getByRole("radio", { name: /Lumen Starter/ }).check();
    // Once the preview has loaded, the button names the day of the change.
    const confirm = plans.locator("button[type=submit]").last();
    await expect(confirm).toHaveText(/\d{4}/);
    await confirm.press("Enter");
    await expect(portal.locator(":focus").getByText(/Lumen Starter/)).toBeVisible();

    await portal.getByRole("button", { name: say("page.cancellation"), exact: true }).click();
    const cancel = portal.getByRole("dialog");
    await cancel.getByRole("button", { name: say("cancel.confirm"), exact: true }).click();
    await expect(portal.locator(":focus").getByText(/Lumen Team/)).toBeVisible();

    await portal.getByRole("button", { name: say("keep.label", { plan: "Lumen Team" }) }).click();
    await expect(portal.locator(":focus").getByText(/Lumen Team/)).toBeVisible();
    await expect(page.locator("#portico-portal iframe")).toHaveAttribute("title", say("embed.title"));
  });
}

test("a customer chooses a language at the foot of the page, and the visit keeps the language without a cookie", async ({
  context,
  world,
  openPortal,
}) => {
  await world.saveSettings({ languageMenu: true });
  const portal = await openPortal(ada);
  await portal.getByRole("combobox", { name: "Language" }).selectOption("pl");
  const say = sayIn("pl");
  await expect(portal.getByRole("button", { name: say("page.changePlan"), exact: true })).toBeVisible();
  await expect(portal.locator("html")).toHaveAttribute("lang", "pl");
  await portal.getByRole("button", { name: say("page.cancellation"), exact: true }).press("Enter");
  await portal
    .getByRole("dialog")
    .getByRole("button", { name: say("cancel.confirm") })
    .press("Enter");
  await expect(
    portal.getByRole("button", { name: say("keep.label", { plan: "Lumen Team" }) }).first(),
  ).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  await expect(portal.getByRole("dialog")).toHaveCount(0);
  await portal.getByRole("combobox").selectOption("ar");
  await expect(portal.locator("html")).toHaveAttribute("dir", "rtl");
});

test("a language chosen before the script loads is shown, and after a failed choice the menu shows the page's language", async ({
  world,
  openPortal,
  page,
}) => {
  await world.saveSettings({ languageMenu: true });
  const release = await holdScripts(page);
  const portal = await openPortal(ada);
  const menu = portal.getByRole("combobox");
  await menu.selectOption("de");
  release();
  await expect(portal.locator("html")).toHaveAttribute("lang", "de");

  await world.saveSettings({ languageMenu: false });
  await menu.selectOption("pl");
  await expect(portal.getByRole("alert").getByText(sayIn("de")("error.not_allowed"))).toBeVisible();
  await expect(menu).toHaveValue("de");
});

test("with language detection, the portal and the message for a refused proof use the browser's language", async ({
  browser,
  world,
}) => {
  await world.saveSettings({ detectLanguage: true });
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  const say = sayIn("de");
  await page.goto(world.pageOf(ada));
  const portal = page.locator("#portico-portal iframe").first().contentFrame();
  await expect(portal.getByRole("button", { name: say("page.changePlan"), exact: true })).toBeVisible();
  await page.goto(world.pageOf(ada, { hash: "wrong" }));
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(say("embed.access_denied"));
  await expect(alert).toHaveAttribute("lang", "de");
  await expect(alert).toContainText(say("page.reference"));
  await page.goto(world.pageOf(ada, { hash: "wrong", locale: "ar" }));
  await expect(alert).toContainText(sayIn("ar")("embed.access_denied"));
  await expect(alert).toHaveAttribute("dir", "rtl");
  await context.close();
});
