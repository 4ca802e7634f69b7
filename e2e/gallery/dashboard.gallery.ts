import { newcomer, signIn, signUp } from "../support/dashboard";
import { everythingOn } from "../support/everything-on";
import { test } from "../support/fixtures";
import { addChanges, pictureOf, take } from "./dashboard-pictures";

/** docs/gallery/dashboard.md says how each page differs from the design prototype. */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const pages = {
  ...{ settings: "settings", services: "services", look: "look", languages: "languages" },
  ...{ embed: "embed", "embed-token": "embed?proof=token", keys: "keys" },
  ...{ "keys-signing": "keys?show=signing", "keys-api": "keys?show=api", "hash-tester": "hash-tester" },
  ...{ portals: "portals", stripe: "stripe", account: "account" },
};

for (const [name, address] of Object.entries(pages))
  test(`dashboard: ${name}`, async ({ page, world, openPortal }) => {
    test.slow();
    await openPortal("ada@example.com");
    await world.saveSettings({ ...everythingOn, pause: false });
    await signIn(page, world);
    await page.goto(`/dashboard/test/${address}`);
    await take(page, name);
  });

test("dashboard: overview", async ({ page, world, openPortal }) => {
  test.slow();
  await openPortal("ada@example.com");
  await signIn(page, world);
  await take(page, "overview-first-day");
  await addChanges(world);
  await page.goto("/dashboard/test/overview?days=90");
  await take(page, "overview");
  await world.admin("POST", "keys", { key: world.stripeKey, revoked: true });
  await page.reload();
  await take(page, "overview-problem");
});

test("dashboard: settings in use", async ({ page, world }) => {
  test.slow();
  await signIn(page, world);
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto("/dashboard/test/settings");
  await page.getByRole("switch", { name: "Enable pause" }).check();
  await page.getByRole("heading", { name: "Promo codes" }).click();
  await page.getByLabel("Accepted codes").selectOption("both");
  await take(page, "settings-changed");
  await page.setViewportSize({ width: 360, height: 780 });
  await page.screenshot({ path: pictureOf("settings-save-bar-360-light") });
  await page.getByText("Preview", { exact: true }).first().click();
  await page.screenshot({ path: pictureOf("settings-preview-360-light"), fullPage: true });
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.getByRole("button", { name: /^Save/ }).press("Enter");
  await page.getByRole("button", { name: "History" }).click();
  await take(page, "settings-history");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Copy to live" }).click();
  await take(page, "settings-compare");
});

test("dashboard: menus", async ({ page, world }) => {
  await signIn(page, world);
  await page.setViewportSize({ width: 1200, height: 900 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.getByRole("button", { name: "Test mode" }).click();
    await page.screenshot({ path: pictureOf(`mode-menu-1200-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /, your account$/ }).click();
    await page.screenshot({ path: pictureOf(`account-menu-1200-${colorScheme}`) });
    await page.keyboard.press("Escape");
  }
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto("/dashboard/live/settings");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.screenshot({ path: pictureOf("phone-menu-360-dark") });
});

test("dashboard: first run", async ({ page }) => {
  test.slow();
  await signUp(page, newcomer());
  await page.waitForURL("**/dashboard/test/overview");
  await take(page, "first-run-1");
  await page.getByRole("button", { name: "Try it with the sandbox" }).click();
  await page.getByRole("button", { name: "Use “Lumen Analytics”" }).waitFor();
  await take(page, "first-run-2");
  await page.getByRole("button", { name: "Use “Lumen Analytics”" }).click();
  await page.getByRole("button", { name: "Use Usual" }).waitFor();
  await take(page, "first-run-3");
  await page.getByRole("button", { name: "Use Usual" }).click();
  await page.getByText("Listening for the first visit").waitFor();
  await take(page, "first-run-4");
});

test("dashboard: nothing there yet", async ({ page }) => {
  test.slow();
  await signUp(page, newcomer());
  await page.waitForURL("**/dashboard/test/overview");
  for (const name of ["overview", "settings", "services", "look", "embed", "keys", "portals", "stripe"]) {
    await page.goto(`/dashboard/live/${name}`);
    await take(page, `empty-${name}`);
  }
});

test("dashboard: signed out", async ({ page }) => {
  test.slow();
  for (const [address, name] of [
    ["/", "landing"],
    ["/sign-in", "sign-in"],
    ["/sign-up", "sign-up"],
    ["/docs", "docs"],
    ["/docs/embed", "docs-embed"],
  ] as const) {
    await page.goto(address);
    await take(page, name);
  }
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill("nobody@merchant.example");
  await page.getByLabel("Password").fill("not the right one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("status").filter({ hasText: /\w/ }).waitFor();
  await take(page, "sign-in-refused");
});
