import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

/** What a merchant's page may wish: some parts only, or a dialog that opens by itself. */

const ada = "ada@example.com";

/** Changes the page's settings, as a single-page site does, and returns the portal that replaces the first one. */
async function wish(page: Page, wishes: object) {
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/portal/visits"));
  await page.evaluate((more) => {
    const { porticoSettings, Portico } = window as never as {
      porticoSettings: object;
      Portico: { refresh(): void };
    };
    Object.assign(porticoSettings, more);
    Portico.refresh();
  }, wishes);
  expect((await answered).status()).toBe(201);
  return page.locator("#portico-portal iframe").first().contentFrame();
}

test("sections shows only these parts", async ({ page, openPortal }) => {
  await openPortal(ada);
  const invoices = await wish(page, { sections: ["invoices"] });
  await expect(invoices.getByRole("table")).toBeVisible();
  await expect(invoices.getByRole("article")).toHaveCount(0);
  const plans = await wish(page, { sections: ["subscriptions", "nothing_known"] });
  await expect(plans.getByRole("article")).toBeVisible();
  await expect(plans.getByRole("table")).toHaveCount(0);
});

test("open opens the dialog, which still asks before anything is done", async ({
  page,
  world,
  openPortal,
}) => {
  await openPortal(ada);
  const portal = await wish(page, { open: "cancellation" });
  await expect(portal.getByRole("dialog")).toBeVisible();
  await expect(portal.getByRole("dialog")).toContainText("Cancel");
  expect(await world.changes()).toEqual([]);
});

test("what the merchant doesn't allow isn't opened, and the portal shows as usual", async ({
  page,
  openPortal,
}) => {
  await openPortal(ada);
  const portal = await wish(page, { open: { operation: "pause" }, options: { cancel_now: true } });
  await expect(portal.getByRole("article")).toBeVisible();
  await expect(portal.getByRole("dialog")).toHaveCount(0);
});
