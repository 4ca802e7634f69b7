import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { servePage } from "./support/serve-page";
import type { World } from "./support/world";

test.use({ expectedErrors: [/status of 403 .*\/api\/portal\/visits/] });

const hashOf = ({ secret }: World) => createHmac("sha256", secret).update("ada@example.com").digest("hex");

const refused = (page: Page) => page.getByRole("table", { name: "Refused visits" }).getByRole("row");

/** Opens a page on which the visit is refused, and returns the reference that the customer is shown. */
async function beRefused(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const text = (await page.getByRole("alert").textContent()) ?? "";
  return /Reference: ([0-9a-f-]{36})/.exec(text)?.[1] ?? "no reference";
}

test("a refused visit is listed with its reason, and its reference leads to the explanation", async ({
  page,
  world,
}) => {
  const reference = await beRefused(page, world.pageOf("ada@example.com", { hash: "wrong" }));
  await openDashboard(page, world, "hash-tester");
  const row = refused(page).filter({ hasText: reference.slice(0, 13) });
  await expect(row).toContainText("ada@example.com");
  await expect(row).toContainText("just now");
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("link", { name: /^Site 0/ }).press("Enter");
  await expect(page.getByText("No refused visits")).toBeVisible();
  await page.getByRole("link", { name: /^Hash 1/ }).press("Enter");
  await expect(row).toBeVisible();

  await page.getByRole("textbox", { name: "Reference" }).fill(reference);
  await page.getByRole("button", { name: "Find" }).press("Enter");
  await expect(page).toHaveURL(new RegExp(`ref=${reference}`));
  await expect(page.getByLabel("Customer’s email")).toHaveValue("ada@example.com");
  await expect(page.getByRole("heading", { name: "How to fix it" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

/** A merchant's page with this hash and with debug mode turned on. */
const debugPage = ({ portalId }: World, hash: string) => `<!doctype html><div id="portico-portal"></div>
  <script>window.porticoSettings = ${JSON.stringify({ portalId, email: "ada@example.com", hash, debug: true })};</script>
  <script src="${process.env.APP_URL}/embed/v1.js"></script>`;

test("in debug mode, the link in the console leads to the refused visit", async ({ page, world }) => {
  const hints: string[] = [];
  page.on("console", (message) => {
    hints.push(...(/http\S+hash-tester\?ref=[0-9a-f-]{36}/.exec(message.text()) ?? []));
  });
  const site = await servePage(debugPage(world, "0".repeat(64)));
  const reference = await beRefused(page, site.url);
  await expect.poll(() => hints).toEqual([`${process.env.APP_URL}/dashboard/hash-tester?ref=${reference}`]);
  await site.close();
  await openDashboard(page, world, "overview");
  await page.goto(hints[0] ?? "");
  await expect(page).toHaveURL(new RegExp(`/dashboard/test/hash-tester\\?ref=${reference}`));
  await expect(page.getByLabel("Customer’s email")).toHaveValue("ada@example.com");
});

test("for an unknown reference, the page says that no refused visit has it", async ({ page, world }) => {
  await openDashboard(page, world, "hash-tester?ref=00000000-0000-4000-8000-000000000000");
  await expect(page.getByText("No refused visit has this reference.")).toBeVisible();
});

test("the tester names a site that isn't allowed, and one click allows it", async ({ page, world }) => {
  await openDashboard(page, world, "hash-tester");
  const site = "https://shop.example.com";
  await page.getByLabel("Customer’s email").fill("ada@example.com");
  await page.getByLabel("Hash or signed token").fill(hashOf(world));
  await page.getByLabel("Address of your page (optional)").fill(`${site}/account`);
  await page.getByRole("button", { name: "Test", exact: true }).press("Enter");
  const verdict = page.getByRole("status").filter({ has: page.locator("[data-verdict]") });
  await expect(verdict.locator("[data-verdict=refused]")).toBeVisible();
  await verdict.getByRole("button", { name: `Allow ${site}` }).press("Enter");
  await page.getByRole("button", { name: "Test", exact: true }).press("Enter");
  await expect(verdict.locator("[data-verdict=opens]")).toBeVisible();
  await page.goto("/dashboard/test/embed");
  await expect(page.getByRole("list", { name: "Allowed sites" })).toContainText(site);
  await page.getByRole("button", { name: `Remove ${site}` }).press("Enter");
  await expect(page.getByRole("list", { name: "Allowed sites" })).not.toContainText(site);
});

test("the hash created in the tester equals the hash from the merchant's server, and closing the dialog removes it", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "hash-tester");
  await page.getByLabel("Customer’s email").fill("ada@example.com");
  await page.getByRole("button", { name: "Create the right hash…" }).press("Enter");
  await expect(page.getByRole("region", { name: "Hash", exact: true })).toHaveText(hashOf(world));
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByRole("region", { name: "Hash", exact: true })).toHaveCount(0);
  expect(await page.content()).not.toContain(hashOf(world));
});
