import type { Page } from "@playwright/test";
import { describeSettings } from "@/lib/settings/schema";
import { axeFaults } from "./support/axe";
import { dashboardPages, openDashboard, scrollsSideways, signIn } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { findSetting, save, saveButton, savedMessage, turn } from "./support/settings";
import type { World } from "./support/world";

const preview = (page: Page) =>
  page.getByRole("region", { name: "Preview" }).locator("iframe:not([inert])").contentFrame();

/** The changes made at Stripe. Checking the key's permissions sends requests that Stripe refuses; those don't count. */
const madeChanges = async ({ changes }: World) => (await changes()).filter(({ status }) => status < 400);

const scrolledTo = (page: Page) => page.evaluate(() => Math.round(window.scrollY));

test("a switch changes the preview before saving, saving keeps the scroll position, and the portal follows the setting", async ({
  page,
  world,
  openPortal,
}) => {
  await openDashboard(page, world, "settings");
  const portal = preview(page);
  await expect(portal.getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();
  await page.getByRole("heading", { name: "Canceling" }).click();
  const cancellation = page.getByRole("switch", { name: "Enable cancellation" });
  await cancellation.uncheck();
  await expect(portal.getByRole("button", { name: "Cancel plan" })).toHaveCount(0);
  await expect(page.getByText("Was: On")).toBeVisible();
  await expect(page.getByRole("region", { name: "Unsaved changes" })).toContainText("Enable cancellation");

  await cancellation.scrollIntoViewIfNeeded();
  const before = await scrolledTo(page);
  await save(page);
  expect(await scrolledTo(page)).toBe(before);
  await expect(page.getByRole("region", { name: "Unsaved changes" })).toHaveCount(0);
  expect(await madeChanges(world)).toEqual([]);

  const shown = await openPortal("ada@example.com");
  await expect(shown.getByRole("button", { name: "Cancel plan" })).toHaveCount(0);
});

test("clicks in the preview change nothing in Stripe, and the preview says so", async ({ page, world }) => {
  await openDashboard(page, world, "settings");
  const portal = preview(page);
  await portal.getByRole("button", { name: "Cancel plan" }).first().press("Enter");
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).press("Enter");
  await expect(portal.getByText("This is a preview. Nothing was changed.")).toBeVisible();
  expect(await madeChanges(world)).toEqual([]);

  await page.getByLabel("Preview as").selectOption("another");
  await page.getByLabel("Email address or customer ID").fill("ben@example.com");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(portal.getByRole("heading", { name: "Lumen Business" }).first()).toBeVisible();
});

test("a setting names the setting that it requires, is off while the required setting is off, and then returns to its own value", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "settings#cancellationReason");
  const cancellation = page.getByRole("switch", { name: "Enable cancellation" });
  const reason = page.getByRole("switch", { name: "Cancellation reason" });
  await expect(reason).toBeChecked();
  await cancellation.uncheck();
  await expect(reason).toBeDisabled();
  await expect(reason).not.toBeChecked();
  await expect(page.getByText("Needs “Enable cancellation”, so this setting is off.").first()).toBeVisible();
  await save(page);
  await cancellation.check();
  await expect(reason).toBeChecked();
});

test("live mode keeps the security hash on and says why; test mode without the hash shows a banner on every page", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "settings", "live");
  const hash = page.getByRole("switch", { name: "Enable security hash" });
  await findSetting(page, "hash");
  await expect(hash).toBeChecked();
  await expect(hash).toBeDisabled();
  await expect(page.getByText("Always on in live mode.")).toBeVisible();

  await page.goto("/dashboard/test/settings");
  await turn(page, "Enable security hash", false);
  await saveButton(page).press("Enter");
  await expect(page.getByText("The security hash is off")).toBeVisible();
  await page.goto("/dashboard/test/keys");
  await expect(page.getByText("The security hash is off")).toBeVisible();
  await page.goto("/dashboard/live/keys");
  await expect(page.getByText("The security hash is off")).toHaveCount(0);
});

test("leaving with unsaved changes asks first", async ({ page, world }) => {
  await openDashboard(page, world, "settings");
  await turn(page, "Debug mode", true);
  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.getByRole("link", { name: "Keys" }).click();
  await expect(page).toHaveURL(/\/settings$/);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("link", { name: "Keys" }).click();
  await expect(page).toHaveURL(/\/keys$/);
});

test("by keyboard, a setting is found by its title, explanation or name", async ({ page, world }) => {
  await openDashboard(page, world, "settings");
  await page.keyboard.press("/");
  for (const [words, title] of [
    ["resubscribe", "Allow resubscribe"],
    ["VAT", "Enable tax IDs"],
    ["showAllInvoices", "Show all customer invoices"],
  ] as const) {
    await page.getByLabel("Search settings").fill(words);
    await expect(page.getByRole("switch", { name: title })).toBeVisible();
  }
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("zebra");
  await expect(page.getByText("No setting matches “zebra”.")).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).press("Enter");
  await page.getByRole("switch", { name: "Enable pause" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("switch", { name: "Enable pause" })).toBeChecked();

  const { more = "" } = describeSettings().find(({ name }) => name === "pause") ?? {};
  const rest = page.locator("#pause").getByText(more);
  await expect(rest).toBeHidden();
  await page.locator("#pause summary", { hasText: "More about Enable pause" }).press("Enter");
  await expect(rest).toBeVisible();
});

test("the second of two people who change the same setting sees both values, and neither value is lost silently", async ({
  page,
  browser,
  world,
}) => {
  await openDashboard(page, world, "settings#couponCodes");
  const other = await browser.newPage({ baseURL: process.env.APP_URL ?? "" });
  await openDashboard(other, world, "settings#couponCodes");
  await other.getByRole("combobox", { name: "Accepted codes" }).selectOption("both");
  await save(other);
  await other.close();

  await page.getByRole("combobox", { name: "Accepted codes" }).selectOption("coupons");
  await turn(page, "Debug mode", true);
  await saveButton(page).press("Enter");
  const question = page.getByText(`${world.email} changed “Accepted codes” just now.`);
  await expect(question).toBeVisible();
  await expect(page.getByText("Theirs: Both · Yours: Coupon IDs.")).toBeVisible();
  await expect(savedMessage(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Use mine" }).click();
  await save(page);

  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: "History" });
  const [newest, older] = [history.getByRole("listitem").first(), history.getByText("Promotion codes")];
  await expect(newest).toContainText(world.email);
  await expect(newest).toContainText("Accepted codes");
  await expect(older).toBeVisible();
  await newest.getByRole("button", { name: "Undo" }).click();
  await expect(history.getByRole("button", { name: "Undo" })).toHaveCount(4);
  await page.keyboard.press("Escape");
  await page.reload();
  await findSetting(page, "Accepted codes");
  await expect(page.getByRole("combobox", { name: "Accepted codes" })).toHaveValue("both");
});

test("settings tried in test mode are compared with live mode and copied", async ({ page, world }) => {
  await world.saveSettings({ pause: true, brandColor: "#635bff" });
  await openDashboard(page, world, "settings");
  await page.getByRole("button", { name: "Copy to live" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy settings from test to live" });
  await expect(dialog.getByRole("row").filter({ hasText: "Enable pause" })).toContainText("OffOn");
  await dialog.getByRole("checkbox", { name: "Brand color" }).uncheck();
  const copy = dialog.getByRole("button", { name: /^Copy \d+ settings? to live$/ });
  await copy.press("Enter");
  await expect(dialog).toBeHidden();
  await page.goto("/dashboard/live/settings");
  await expect(page.getByRole("switch", { name: "Enable pause" })).toBeChecked();
  await page.getByRole("button", { name: "Copy from test" }).click();
  await expect(dialog.getByRole("row")).toHaveCount(2);
  await expect(dialog.getByRole("row").nth(1)).toContainText("Brand color");
});

test("origins that would let more sites frame the portal than intended are refused, and nothing is saved", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "embed");
  const site = page.getByLabel("Site", { exact: true });
  const allowed = page.getByRole("list", { name: "Allowed sites" });
  const before = await allowed.innerText();
  for (const bad of [
    "*",
    "https://*.com",
    "https://*.github.io",
    "https://a.*.example.com",
    "https://a.example/path",
    "https://a.example; script-src *",
  ]) {
    await site.fill(bad);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(site, bad).toHaveAttribute("aria-invalid", "true");
    await expect(site).toHaveValue(bad);
  }
  await page.reload();
  await expect(allowed).toHaveText(before, { useInnerText: true });
});

test("every dashboard page fits the width of a phone and is accessible there", async ({ page, world }) => {
  test.slow();
  await signIn(page, world);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of [...dashboardPages, "/docs", "/docs/embed", "/", "/sign-up"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await scrollsSideways(page), `${address} scrolls sideways`).toBe(false);
    expect(await axeFaults(page), address).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFaults(page, { colorScheme: "dark" }), `${address} in dark mode`).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  }
});

test("on a phone, the preview replaces the form, and the pages are in the menu", async ({ page, world }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openDashboard(page, world, "settings");
  await page.getByRole("radio", { name: "Preview" }).check();
  await expect(preview(page).getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();
  await expect(page.getByLabel("Search settings")).toBeHidden();
  await page.getByRole("radio", { name: "Settings" }).check();
  await turn(page, "Enable pause", true);
  await save(page);
  await expect(savedMessage(page)).toBeInViewport();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Stripe" }).click();
  await expect(page).toHaveURL(/\/stripe$/);
  await expect(page.getByRole("navigation", { name: "Menu" })).toBeHidden();
});
