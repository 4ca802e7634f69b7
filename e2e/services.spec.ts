import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { save, saveButton, savedMessage } from "./support/settings";

const tier = (page: Page, name: string) =>
  page.getByRole("table", { name: "Tiers" }).getByRole("row").filter({ hasText: name });

const choose = async (page: Page, name: string, item: string) => {
  await page.getByRole("button", { name: `More for ${name}` }).press("Enter");
  await page.getByRole("button", { name: item }).press("Enter");
};

test("a tier that the merchant hides disappears on customers' next visit, and the most popular tier is marked", async ({
  page,
  world,
  openPortal,
}) => {
  await openDashboard(page, world, "services");
  await expect(tier(page, "Lumen Team")).toContainText("$49.00");
  await expect(tier(page, "Lumen Team")).toContainText("$490.00");
  await page.getByRole("switch", { name: "Lumen Starter in the portal" }).press("Space");
  await choose(page, "Lumen Business", "Mark as most popular");
  await expect(tier(page, "Lumen Business")).toContainText("Most popular");
  await save(page);
  expect(await axeFaults(page)).toEqual([]);

  const portal = await openPortal("ada@example.com");
  await portal.getByRole("button", { name: "Change plan" }).click();
  const dialog = portal.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: /Lumen Business/ })).toBeVisible();
  await expect(dialog.getByText("Most popular").first()).toBeVisible();
  await expect(dialog.getByText("Lumen Starter")).toHaveCount(0);
});

test("“Up only” offers customers no lower tier", async ({ page, world, openPortal }) => {
  await openDashboard(page, world, "services");
  await page.getByRole("radio", { name: "Up only" }).check({ force: true });
  await page.getByLabel("Upgrades").selectOption("At renewal");
  await save(page);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Up only" })).toBeChecked();

  const portal = await openPortal("ada@example.com");
  await portal.getByRole("button", { name: "Change plan" }).click();
  const dialog = portal.getByRole("dialog");
  await expect(dialog.getByText("Lumen Starter")).toHaveCount(0);
  await dialog.getByRole("radio", { name: /Lumen Business/ }).check();
  await expect(dialog.getByText(/then \$149\.00 per month/)).toBeVisible();
});

test("each switch between two tiers can be set in a table, even on a phone", async ({ page, world }) => {
  await openDashboard(page, world, "services");
  await page.getByRole("radio", { name: "Custom" }).check({ force: true });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByLabel("From Lumen Team to Lumen Starter").selectOption("Not allowed");
  await save(page);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.reload();
  await expect(page.getByLabel("From Lumen Team to Lumen Starter")).toHaveValue("no");
});

test("a second service with its own tier can be added and removed", async ({ page, world }) => {
  const { stripe } = world;
  const name = `Enterprise </script>"🙂`;
  const product = await stripe.products.create({ name, description: "For many teams" });
  const price = { unit_amount: 99_900, currency: "usd", recurring: { interval: "month" } } as const;
  await stripe.prices.create({ product: product.id, ...price });
  await openDashboard(page, world, "services");
  await page.getByRole("button", { name: "Add another service" }).press("Enter");
  await expect(page.getByText("No tiers yet")).toBeVisible();
  await page.getByLabel("Name of the service").fill("Enterprise");
  await page.getByRole("button", { name: "Add a tier" }).press("Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Add ${name}` })
    .press("Enter");
  await expect(tier(page, name)).toContainText("$999.00");
  await expect(tier(page, name)).toContainText("For many teams");
  await save(page);

  await page.getByLabel("Name of the service").fill("");
  await saveButton(page).press("Enter");
  await expect(page.getByText("Give the service a name.")).toBeVisible();
  await expect(savedMessage(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Discard" }).press("Enter");

  await page.reload();
  await page.getByRole("radio", { name: "Enterprise" }).check({ force: true });
  await expect(tier(page, name)).toBeVisible();
  await page.getByRole("button", { name: "Remove service" }).press("Enter");
  await save(page);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Enterprise" })).toHaveCount(0);
});

test("saving doesn't overwrite the changes of another member", async ({ page, context, world }) => {
  await openDashboard(page, world, "services");
  const other = await context.newPage();
  await other.goto("/dashboard/test/services");
  await other.getByRole("switch", { name: "Lumen Business in the portal" }).press("Space");
  await save(other);
  await page.getByRole("switch", { name: "Lumen Starter in the portal" }).press("Space");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("Someone else saved changes").first()).toBeVisible();
  await other.reload();
  await expect(other.getByRole("switch", { name: "Lumen Business in the portal" })).not.toBeChecked();
  await expect(other.getByRole("switch", { name: "Lumen Starter in the portal" })).toBeChecked();
});

test("an archived product is reported, and its tier stays", async ({ page, world }) => {
  await world.stripe.products.update("prod_LumenBusiness", { active: false });
  await openDashboard(page, world, "services");
  await expect(tier(page, "Lumen Business")).toContainText("Archived in Stripe");
  await expect(page.getByText("1 problem", { exact: true })).toBeVisible();
});

test("the page explains an empty catalog, a rejected key and an outage of Stripe", async ({
  page,
  world,
}) => {
  const { data } = await world.stripe.products.list({ limit: 100 });
  for (const { id } of data) await world.stripe.products.update(id, { active: false });
  await openDashboard(page, world, "services");
  await expect(page.getByText("No product in Stripe has a recurring price")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  await world.admin("POST", "faults", { match: {}, action: { type: "status", status: 503 }, times: 100 });
  await page.reload();
  await expect(page.getByText("Stripe isn’t responding.")).toBeVisible();
  await world.admin("DELETE", "faults");

  await world.admin("POST", "keys", { key: world.stripeKey, revoked: true });
  await page.reload();
  await expect(page.getByText("Stripe rejected your key")).toBeVisible();
  await expect(page.getByRole("link", { name: "Replace the key" })).toHaveAttribute(
    "href",
    "/dashboard/test/stripe",
  );
});
