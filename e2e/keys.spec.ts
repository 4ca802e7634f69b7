import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
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
  await expect(
    page.getByText("You can have at most two active keys. Revoke the old one first."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Roll key" })).toBeDisabled();
  await page.reload();
  await expect(made).toHaveCount(0);

  await openPortal("ada@example.com");
  await page.goto("/dashboard/test/keys");
  await expect(row(page, world.secret)).toContainText(/just now|minute/);
  await expect(row(page, world.secret)).toContainText("Expires in 7 days");
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

test("an API key is shown once, and works until it is revoked", async ({ page, world }) => {
  await openDashboard(page, world, "keys?show=api");
  await expect(page.getByText("No API keys")).toBeVisible();
  await page.getByLabel("Name of the new key").fill("Billing </script>🙂");
  await page.getByRole("button", { name: "Create API key" }).press("Enter");
  const made = page.getByRole("region", { name: "New API key" });
  await expect(made).toHaveText(/^portico_api_test_[A-Za-z0-9]+$/);
  const key = (await made.textContent()) ?? "";
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await expect(made).toHaveCount(0);
  expect(await page.content()).not.toContain(key);
  expect(await axeFaults(page)).toEqual([]);

  const ask = async () => {
    const url = `${process.env.APP_URL}/api/v1/subscriptions?customer=cus_LumenAda`;
    return (await fetch(url, { headers: { Authorization: `Bearer ${key}` } })).status;
  };
  expect(await ask()).toBe(200);
  await page.reload();
  const listed = page.getByRole("row").filter({ hasText: `…${key.slice(-4)}` });
  await expect(listed).toContainText("just now");
  await listed.getByRole("button", { name: /^Revoke/ }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).press("Enter");
  await expect(page.getByText("No API keys")).toBeVisible();
  expect(await ask()).toBe(401);
});

test("a signing key can be created, rolled, and replaced immediately after a leak", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "keys?show=signing");
  const made = page.getByRole("region", { name: "New signing key" });
  await page.getByRole("button", { name: "Create signing key" }).press("Enter");
  await expect(made).toBeVisible();
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await page.getByRole("button", { name: "Roll key" }).press("Enter");
  await expect(made).toBeVisible();
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(3);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Replace now" }).press("Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Replace/ })
    .press("Enter");
  await expect(made).toBeVisible();
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
});
