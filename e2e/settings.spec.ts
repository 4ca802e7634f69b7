import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";

test("a setting is saved, shown again after a reload, and obeyed by the portal", async ({
  page,
  world,
  openPortal,
}) => {
  let portal = await openPortal("ada@example.com");
  await expect(portal.getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();

  await openDashboard(page, world, "settings");
  await page.getByRole("switch", { name: "Enable cancellation" }).uncheck();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("switch", { name: "Enable cancellation" })).not.toBeChecked();

  portal = await openPortal("ada@example.com");
  await expect(portal.getByRole("button", { name: "Cancel plan" })).toHaveCount(0);
});

test("a setting says what it requires, is off without it, and is restored with it", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "settings");
  const cancellation = page.getByRole("switch", { name: "Enable cancellation" });
  const reason = page.getByRole("switch", { name: "Cancellation reason" });
  await expect(reason).toBeChecked();
  await cancellation.uncheck();
  await expect(reason).toBeDisabled();
  await expect(reason).not.toBeChecked();
  await expect(page.getByText("Needs “Enable cancellation”, so it is off now.").first()).toBeVisible();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await cancellation.check();
  await expect(reason).toBeChecked();
});

test("live mode keeps the hash on and says why; test mode without the hash shows a banner on every page", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "settings", "live");
  const hash = page.getByRole("switch", { name: "Enable security hash" });
  await expect(hash).toBeChecked();
  await expect(hash).toBeDisabled();
  await expect(page.getByText("Always on in live mode:")).toBeVisible();

  await page.goto("/dashboard/test/settings");
  await hash.uncheck();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The security hash is off")).toBeVisible();
  await page.goto("/dashboard/test/keys");
  await expect(page.getByText("The security hash is off")).toBeVisible();
  await page.goto("/dashboard/live/keys");
  await expect(page.getByText("The security hash is off")).toHaveCount(0);
});

test("leaving with unsaved changes asks first", async ({ page, world }) => {
  await openDashboard(page, world, "settings");
  await page.getByRole("switch", { name: "Debug mode" }).check();
  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.getByRole("link", { name: "Keys" }).click();
  await expect(page).toHaveURL(/\/settings$/);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("link", { name: "Keys" }).click();
  await expect(page).toHaveURL(/\/keys$/);
});

test("origins that would let more sites frame the portal than intended are refused, and nothing is saved", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "embed");
  const list = page.getByLabel("Origins, one a line");
  const before = await list.inputValue();
  for (const bad of [
    "*",
    "https://*.example.com",
    "https://a.example/path",
    "https://a.example; script-src *",
  ]) {
    await list.fill(bad);
    await page.getByRole("button", { name: "Save list" }).click();
    await expect(list).toHaveAttribute("aria-invalid", "true");
  }
  await page.reload();
  await expect(list).toHaveValue(before);
});

test("every dashboard page fits the width of a phone", async ({ page, world }) => {
  await openDashboard(page, world, "overview");
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [
    "overview",
    "stripe",
    "services",
    "settings",
    "embed",
    "keys",
    "hash-tester",
    "account",
  ]) {
    await page.goto(`/dashboard/test/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(overflows, `${path} scrolls sideways`).toBe(false);
  }
});
