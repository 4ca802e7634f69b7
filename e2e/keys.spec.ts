import type { Page } from "@playwright/test";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";

const row = (page: Page, secret: string) => page.getByRole("row").filter({ hasText: `…${secret.slice(-4)}` });

test("a key is in the page only while its dialog is open", async ({ page, world }) => {
  await openDashboard(page, world, "keys");
  expect(await page.content()).not.toContain(world.secret);
  await row(page, world.secret)
    .getByRole("button", { name: /^Reveal/ })
    .click();
  await expect(page.getByRole("region", { name: "Secret key", exact: true })).toHaveText(world.secret);
  await page.keyboard.press("Escape");
  expect(await page.content()).not.toContain(world.secret);
});

test("a second key is shown once, and both open the portal until the first is revoked", async ({
  page,
  world,
  openPortal,
}) => {
  await openDashboard(page, world, "keys");
  await page.getByRole("button", { name: "Roll key" }).click();
  const made = page.getByRole("region", { name: "New secret key" });
  await expect(made).toHaveText(/^portico_test_[A-Za-z0-9]{43}$/);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Two keys are active. Revoke the old one first.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Roll key" })).toBeDisabled();
  await page.reload();
  await expect(made).toHaveCount(0);

  await openPortal("ada@example.com");
  await page.goto("/dashboard/test/keys");
  await expect(row(page, world.secret)).toContainText(/just now|minute/);
  await expect(row(page, world.secret)).toContainText("Ends in 7 days");
  await openPortal("ada@example.com");

  await page.goto("/dashboard/test/keys");
  await row(page, world.secret)
    .getByRole("button", { name: /^Revoke/ })
    .click();
  await page.getByRole("radio", { name: /^Now/ }).check();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(row(page, world.secret)).toHaveCount(0);
  const refused = page.waitForResponse((response) => response.url().endsWith("/api/portal/visits"));
  await page.goto(world.pageOf("ada@example.com"));
  expect((await refused).status()).toBe(403);
});

test.use({ expectedErrors: [/403/] });
