import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { newcomer } from "./support/dashboard";
import { countEffort, type Effort } from "./support/effort";
import { expect, test } from "./support/fixtures";
import { servePage } from "./support/serve-page";

/** The maximum effort that setting up a portal may take, from sign-up to a live preview. */
const most: Effort = { pages: 5, fields: 6, clicks: 14 };

function expectWithin(effort: Effort, limit: Effort): void {
  console.log(`set-up: ${effort.pages} pages, ${effort.fields} fields, ${effort.clicks} clicks`);
  for (const what of ["pages", "fields", "clicks"] as const)
    expect(effort[what], what).toBeLessThanOrEqual(limit[what]);
}

type Person = ReturnType<typeof newcomer>;

async function signUpWith(person: Person, page: Page, by: ReturnType<typeof countEffort>): Promise<void> {
  await by.open("/sign-up");
  await by.fill(page.getByLabel("Name of your business"), person.name);
  await by.fill(page.getByLabel("Email address"), person.email);
  await by.fill(page.getByLabel("Password"), person.password);
  await by.click(page.getByRole("button", { name: "Create account" }));
  await page.waitForURL("**/dashboard/test/overview");
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
}

async function expectNoOverflow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 720 });
}

const shownIn = (page: Page, preset: string) =>
  page.locator(`iframe[title="The portal: ${preset}"]`).contentFrame();

test("with the sandbox, a new merchant sees their portal within 5 pages, 6 fields and 14 clicks", async ({
  page,
}) => {
  test.slow();
  const person = newcomer();
  const by = countEffort(page);
  await signUpWith(person, page, by);
  await expect(page.getByRole("heading", { level: 1, name: "Set up your portal" })).toBeVisible();
  await expect(page.getByText("0 of 5 done")).toBeVisible();
  await expectAccessible(page);
  await by.click(page.getByRole("button", { name: "Try it with the sandbox" }));
  await expect(page.getByRole("heading", { name: "Done: Connect Stripe" })).toBeVisible();
  await by.click(page.getByRole("button", { name: "Use “Lumen Analytics”" }));
  await expect(page.getByRole("heading", { name: "Done: Choose your service" })).toBeVisible();

  // Each preset shows a preview of the resulting portal.
  const [careful, everything] = [shownIn(page, "Careful"), shownIn(page, "Everything")];
  await expect(careful.getByRole("button", { name: "Cancel plan" }).first()).toBeAttached();
  await expect(everything.getByRole("button", { name: "Pause" }).first()).toBeAttached();
  await expect(careful.getByRole("button", { name: "Pause" })).toHaveCount(0);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await by.click(page.getByRole("button", { name: "Use Usual" }));
  await expect(page.getByRole("heading", { name: "Done: Choose what customers can do" })).toBeVisible();
  const preview = page.getByRole("region", { name: "Preview" }).locator("iframe:not([inert])").contentFrame();
  await expect(preview.getByRole("button", { name: "Change plan" }).first()).toBeVisible();
  expectWithin(by.total(), most);

  // The first real visit completes the last step, and the page updates without a reload.
  await expect(page.getByText("Listening for the first visit")).toBeVisible();
  await expectAccessible(page);
  await visitAs(page, person, "ada@example.com");
  await expect(page.getByText("Your test portal works.")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test("with their own Stripe key, a new merchant stays within the same limits", async ({ page, world }) => {
  await world.disconnect();
  const by = countEffort(page);
  await signUpWith(newcomer(), page, by);
  // This installation offers the sandbox, so the key's field is on the Stripe page instead of in the first step.
  await by.click(page.getByRole("link", { name: "Stripe page" }));
  await by.fill(page.getByLabel("Restricted key for test mode"), world.stripeKey);
  await by.click(page.getByRole("button", { name: "Check and connect" }));
  await expect(page.getByText("Connected. The key is saved.")).toBeVisible();
  await by.click(page.getByRole("link", { name: "Set up" }));
  await by.click(page.getByRole("button", { name: "Use “Lumen Analytics”" }));
  await by.click(page.getByRole("button", { name: "Use Usual" }));
  const preview = page.getByRole("region", { name: "Preview" }).locator("iframe:not([inert])").contentFrame();
  await expect(preview.getByRole("button", { name: "Change plan" }).first()).toBeVisible();
  expectWithin(by.total(), most);
});

/** Opens the person's portal in a page on localhost, as their site would. */
async function visitAs(page: Page, person: Person, customer: string): Promise<void> {
  const { database } = await import("@/lib/db/client");
  const { hmac, unseal } = await import("@/lib/crypto");
  const { activeSecretKeys, secretKeyContext } = await import("@/lib/db/secret-keys");
  const { readPortal } = await import("@/lib/db/portals");
  const { env } = await import("@/lib/env");
  const { mintMerchantId } = await import("@/lib/tenancy");
  const member = await database().member.findUniqueOrThrow({ where: { email: person.email } });
  const merchantId = mintMerchantId(member.merchantId);
  const { id } = await readPortal(merchantId, "test");
  const [key] = await activeSecretKeys(merchantId, "test");
  if (!key) throw new Error("The new merchant has no secret key.");
  const secret = unseal(env().SEALING_KEYS, secretKeyContext(merchantId, key.id), key.sealedSecret);
  const settings = JSON.stringify({ portal_id: id, email: customer, hash: hmac(secret, customer) });
  const html = `<!doctype html><title>Account</title><div id="portico-portal"></div>
    <script>window.porticoSettings = ${settings}</script><script src="${env().APP_URL}/embed/v1.js"></script>`;
  const { url, close } = await servePage(html);
  const site = await page.context().newPage();
  await site.goto(url);
  await expect(site.frameLocator("#portico-portal iframe").getByRole("main")).toBeVisible();
  await site.close();
  await close();
}
