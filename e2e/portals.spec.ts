import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { save, turn } from "./support/settings";

async function createPortal(page: Page, name: string): Promise<string> {
  await page.goto("/dashboard/test/portals");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create portal" }).press("Enter");
  await expect(page.getByText("Portal created.")).toBeVisible();
  const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
  return /\/p\/([A-Za-z0-9]+)\//.exec(href ?? "")?.[1] ?? "no portal";
}

test("with one portal, the dashboard has no portal menu, only a link to the list of portals", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Portal: / })).toHaveCount(0);
  await expect(page.getByRole("navigation").getByRole("link", { name: "All portals" })).toHaveCount(0);
  await page.getByRole("link", { name: "Services" }).click();
  await page.getByRole("link", { name: "All portals" }).click();
  await expect(page.getByRole("table", { name: "Portals" }).getByRole("row")).toHaveCount(2);
  expect(await axeFaults(page)).toEqual([]);
});

test("a second portal has its own settings, history and pages, and the first one doesn't change", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "portals");
  const id = await createPortal(page, `Books </script>"🙂`);
  await page.goto(`/dashboard/test/p/${id}/settings`);
  await expect(page.getByRole("button", { name: /^Portal: Books/ })).toBeVisible();
  await turn(page, "Enable pause", true);
  await save(page);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "History" }).press("Enter");
  await expect(page.getByRole("dialog", { name: "History" }).getByText("Enable pause")).toBeVisible();
  await page.keyboard.press("Escape");

  for (const name of ["Services", "Look", "Languages", "Embed"]) {
    await page.getByRole("link", { name, exact: true }).first().click();
    await expect(page).toHaveURL(new RegExp(`/dashboard/test/p/${id}/${name.toLowerCase()}$`));
  }
  await expect(page.getByText(id).first()).toBeVisible();

  await page.getByRole("button", { name: /^Portal: Books/ }).press("Enter");
  await page.getByRole("navigation", { name: "Portals" }).getByRole("link").first().press("Enter");
  await expect(page).toHaveURL("/dashboard/test/embed");
  await page.goto("/dashboard/test/settings");
  await page.getByLabel("Search settings").fill("Enable pause");
  await expect(page.getByRole("switch", { name: "Enable pause" })).not.toBeChecked();
});

test("a portal can be renamed and, after a confirmation, deleted, but the first one can't be deleted", async ({
  page,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/404 .*\/settings/);
  await openDashboard(page, world, "portals");
  const id = await createPortal(page, "Books");
  await expect(page.getByRole("button", { name: /^Delete/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Rename Books" }).press("Enter");
  await page.getByRole("dialog").getByLabel("New name").fill("Harbour Books");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).press("Enter");
  await expect(page.getByRole("link", { name: "Harbour Books" })).toBeVisible();

  await page.getByRole("button", { name: "Delete Harbour Books" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Delete portal?" });
  await dialog.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(page.getByRole("link", { name: "Harbour Books" })).toBeVisible();
  await page.getByRole("button", { name: "Delete Harbour Books" }).press("Enter");
  await dialog.getByRole("button", { name: "Delete portal" }).press("Enter");
  await expect(page.getByRole("link", { name: "Harbour Books" })).toHaveCount(0);
  await page.goto(`/dashboard/test/p/${id}/settings`);
  await expect(page.getByRole("heading", { name: "There’s nothing here" })).toBeVisible();
});
