import path from "node:path";
import type { Page } from "@playwright/test";
import { newcomer, signIn, signUp } from "../support/dashboard";
import { everythingOn } from "../support/everything-on";
import { test } from "../support/fixtures";
import { galleryFolder } from "./looks";

/** Compare them with the reference of the dashboard's look. */
const widths = [360, 1200];
const schemes = ["light", "dark"] as const;
const pages = [
  ...["overview", "settings", "services", "look", "languages", "embed", "keys", "hash-tester", "stripe"],
  "account",
];

test.use({ contextOptions: { reducedMotion: "reduce" } });

async function take(page: Page, folder: string, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
      await page.waitForLoadState("networkidle");
      const file = path.join(galleryFolder, folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true });
    }
  }
}

for (const name of pages)
  test(`dashboard: ${name}`, async ({ page, world, openPortal }) => {
    test.slow();
    await openPortal("ada@example.com");
    await world.saveSettings({ ...everythingOn, pause: false });
    await signIn(page, world);
    await page.goto(`/dashboard/test/${name}`);
    await take(page, "dashboard", name);
  });

test("dashboard: settings in use", async ({ page, world }) => {
  test.slow();
  await signIn(page, world);
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto("/dashboard/test/settings");
  await page.getByRole("switch", { name: "Enable pause" }).check();
  await page.getByRole("heading", { name: "Promo codes" }).click();
  await page.getByLabel("Accepted codes").selectOption("both");
  await take(page, "dashboard", "settings-changed");
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.getByRole("button", { name: /^Save/ }).press("Enter");
  await page.getByRole("button", { name: "History" }).click();
  await take(page, "dashboard", "settings-history");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.getByRole("button", { name: "Copy to live" }).click();
  await take(page, "dashboard", "settings-compare");
});

test("dashboard: menus", async ({ page, world }) => {
  await signIn(page, world);
  await page.getByRole("button", { name: "Test mode" }).click();
  await page.screenshot({ path: path.join(galleryFolder, "dashboard", "mode-menu-1200.png") });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /, your account$/ }).click();
  await page.screenshot({ path: path.join(galleryFolder, "dashboard", "account-menu-1200.png") });
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto("/dashboard/live/settings");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.screenshot({ path: path.join(galleryFolder, "dashboard", "phone-menu-360.png") });
});

test("dashboard: first run", async ({ page }) => {
  test.slow();
  await signUp(page, newcomer());
  await page.waitForURL("**/dashboard/test/overview");
  await take(page, "dashboard", "first-run-1");
  await page.getByRole("button", { name: "Try it with the sandbox" }).click();
  await page.getByRole("button", { name: "Use “Lumen Analytics”" }).waitFor();
  await take(page, "dashboard", "first-run-2");
  await page.getByRole("button", { name: "Use “Lumen Analytics”" }).click();
  await page.getByRole("button", { name: "Use Usual" }).waitFor();
  await take(page, "dashboard", "first-run-3");
  await page.getByRole("button", { name: "Use Usual" }).click();
  await page.getByText("Listening for the first visit").waitFor();
  await take(page, "dashboard", "first-run-4");
});

test("dashboard: nothing there yet", async ({ page }) => {
  test.slow();
  await signUp(page, newcomer());
  await page.waitForURL("**/dashboard/test/overview");
  for (const name of ["settings", "services", "look", "stripe"]) {
    await page.goto(`/dashboard/live/${name}`);
    await take(page, "dashboard", `empty-${name}`);
  }
});

test("dashboard: signed out", async ({ page }) => {
  for (const [address, name] of [
    ["/", "landing"],
    ["/sign-in", "sign-in"],
    ["/sign-up", "sign-up"],
    ["/docs", "docs"],
  ] as const) {
    await page.goto(address);
    await take(page, "dashboard", name);
  }
});
