import type { Page } from "@playwright/test";
import { atEachWidth, signIn, tooWide } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { addBusyWeek, addProducts, fillUp } from "./support/many-rows";
import { save } from "./support/settings";

/** The maximum size of a page's HTML, before compression. Most pages have 80 to 290 kB. Fifty portals take 416 kB. */
const mostBytes = 450_000;

/** Opens a page. Returns what is too wide on a phone or laptop in light or dark mode, and the size if too large. */
async function faultsOf(page: Page, address: string): Promise<string[]> {
  const response = await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const bytes = (await response?.body())?.length ?? Infinity;
  const faults = bytes > mostBytes ? [`${bytes} bytes`] : [];
  await atEachWidth(page, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await tooWide(page)));
    }
  });
  return faults.map((fault) => `${address}: ${fault}`);
}

const history = (page: Page) => page.getByRole("dialog", { name: "History" });
const refused = (page: Page) => page.getByRole("table", { name: "Refused visits" }).locator("tbody tr");
const words = (count: number) => count.toLocaleString("en-US");

for (const count of [0, 1, 10_000])
  test(`the overview, the refused visits and the history work with ${count} rows`, async ({
    page,
    world,
    openPortal,
  }) => {
    await openPortal("ada@example.com");
    await addBusyWeek(world, count);
    await signIn(page, world);
    const faults = await faultsOf(page, "/dashboard/test/overview");
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    const tile = page.locator("dl > div").filter({ hasText: "Plan changes" });
    await expect(tile).toContainText(words(count));
    const recent = page.getByRole("list", { name: "Customers’ latest changes" }).getByRole("listitem");
    await expect(recent).toHaveCount(Math.min(count, 5));
    if (count === 0) await expect(page.getByText("No changes yet")).toBeVisible();
    await page.getByRole("link", { name: "7 days" }).click();
    await expect(page).toHaveURL(/days=7$/);
    await expect(tile).toContainText(words(count));

    faults.push(...(await faultsOf(page, "/dashboard/test/hash-tester")));
    await expect(page.getByRole("link", { name: `All ${words(count)}` })).toBeVisible();
    await expect(refused(page)).toHaveCount(Math.min(count, 25));
    if (count > 25) await readRefusedVisits(page);
    else await expect(page.getByText("No refused visits")).toBeVisible({ visible: count === 0 });

    faults.push(...(await faultsOf(page, "/dashboard/test/settings")));
    await page.getByRole("button", { name: "History" }).click();
    // Creating the world has already saved the settings once.
    await expect(history(page).getByRole("button", { name: "Undo" })).toHaveCount(Math.min(count + 1, 20));
    if (count > 20) await readHistory(page);
    expect(faults).toEqual([]);
  });

/** Pages through ten thousand refused visits. Half of them were refused because of their site. */
async function readRefusedVisits(page: Page): Promise<void> {
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect(pages).toContainText("1–25 of 10,000");
  const newest = await refused(page).first().innerText();
  await pages.getByRole("link", { name: "Older" }).press("Enter");
  await expect(pages).toContainText("26–50 of 10,000");
  expect(await refused(page).first().innerText()).not.toBe(newest);
  await page.getByRole("link", { name: "Site 5,000" }).press("Enter");
  await expect(pages).toContainText("1–25 of 5,000");
  await expect(refused(page).getByRole("button", { name: /^Allow/ })).toHaveCount(25);
  await page.goto("/dashboard/test/hash-tester?page=9999");
  await expect(pages).toContainText("9,976–10,000 of 10,000");
  await expect(pages.getByRole("link", { name: "Older" })).toHaveCount(0);
  await expect(refused(page)).toHaveCount(25);
}

async function readHistory(page: Page): Promise<void> {
  const first = history(page).getByRole("listitem").first();
  const newest = await first.innerHTML();
  await history(page).getByRole("link", { name: "Older changes" }).click();
  await expect(page).toHaveURL(/before=/);
  await expect.poll(() => first.innerHTML()).not.toBe(newest);
  await expect(history(page).getByRole("button", { name: "Undo" })).toHaveCount(20);
}

test("every page holds as many sites, portals, API keys and sessions as a merchant can have", async ({
  page,
  world,
}) => {
  await fillUp(world, 30);
  await signIn(page, world);
  const faults = await faultsOf(page, "/dashboard/test/portals");
  const portals = page.getByRole("table", { name: "Portals" }).locator("tbody tr");
  await expect(portals).toHaveCount(50);
  await page.getByLabel("Name", { exact: true }).fill("One more");
  await page.getByRole("button", { name: "Create portal" }).press("Enter");
  await expect(page.getByText("You can have at most 50 portals.")).toBeVisible();

  faults.push(...(await faultsOf(page, "/dashboard/test/embed")));
  await expect(page.getByRole("list", { name: "Allowed sites" }).getByRole("listitem")).toHaveCount(20);
  await page.getByLabel("Site", { exact: true }).fill("https://one-more.example");
  await page.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await expect(page.getByText("You can allow at most 20")).toBeVisible();
  await page.getByRole("button", { name: /^Portal: / }).press("Enter");
  const menu = page.getByRole("navigation", { name: "Portals" });
  await menu.getByRole("link", { name: /^49\. / }).press("Enter");
  await expect(page).toHaveURL(/\/dashboard\/test\/p\/\w+\/embed$/);

  faults.push(...(await faultsOf(page, "/dashboard/test/keys?show=api")));
  await expect(page.getByRole("table", { name: "API keys" }).locator("tbody tr")).toHaveCount(10);
  await page.getByLabel("Name of the new key").fill("One more");
  await page.getByRole("button", { name: "Create API key" }).press("Enter");
  await expect(page.getByText("You can have at most 10 active API keys.")).toBeVisible();

  faults.push(...(await faultsOf(page, "/dashboard/test/account")));
  const sessions = page.getByRole("list", { name: "Your sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(31);
  await expect(sessions.first()).toContainText("This device");
  await sessions
    .nth(30)
    .getByRole("button", { name: /^End session/ })
    .press("Enter");
  await expect(sessions).toHaveCount(30);
  expect(faults).toEqual([]);
});

test("one of two hundred products is found by its name and becomes a tier", async ({ page, world }) => {
  await addProducts(world, 200);
  await signIn(page, world);
  const faults = await faultsOf(page, "/dashboard/test/services");
  await page.getByRole("button", { name: "Add a tier" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add a tier" });
  await expect(dialog.getByLabel("Search products")).toBeFocused();
  expect(await dialog.getByRole("listitem").count()).toBeGreaterThanOrEqual(200);
  await page.keyboard.type("zebra");
  await expect(dialog.getByText("No product matches “zebra”.")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("product 177 ");
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const tier = page.getByRole("table", { name: "Tiers" }).getByRole("row").filter({ hasText: "Product 177" });
  await expect(tier).toContainText("$190.00");
  await atEachWidth(page, async () => void faults.push(...(await tooWide(page))));
  await save(page);
  expect(faults).toEqual([]);
});
