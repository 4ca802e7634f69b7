import type { FrameLocator, Page } from "@playwright/test";
import { allowOrigins } from "@/lib/merchant/origins";
import { createSecretKey } from "@/lib/merchant/secret-keys";
import { expect, test as base } from "../support/fixtures";
import { type RunningExample, startExample } from "./start-example";

/** Each example in `examples/`, built and started as its README says, on a different origin from the app's. */

const customer = "ada@example.com";

const test = base.extend<{ example: string; shop: RunningExample }>({
  example: ["", { option: true }],
  shop: async ({ example, world, expectedErrors }, provide) => {
    // Browsers ask for an icon, and the examples have none.
    expectedErrors.push(/favicon\.ico/);
    const who = { merchantId: world.merchantId, actor: "system" } as const;
    const signing = await createSecretKey(who, "test", "token");
    const shop = await startExample(example, {
      PORTICO_ORIGIN: process.env.APP_URL ?? "",
      PORTICO_PORTAL_ID: world.portalId,
      PORTICO_SECRET_KEY: world.secret,
      PORTICO_SIGNING_KEY: signing.secret,
      SIGNED_IN_AS: customer,
    });
    await allowOrigins(who, { mode: "test" }, shop.url);
    await provide(shop);
    shop.close();
  },
});

/** The only portal of the page, once it has loaded. */
async function portalOf(page: Page): Promise<FrameLocator> {
  const portal = page.frameLocator("iframe");
  await expect(portal.getByText("Lumen Team").first()).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(1);
  return portal;
}

async function cancel(portal: FrameLocator): Promise<void> {
  await portal.getByRole("button", { name: "Cancel plan" }).first().press("Enter");
  const dialog = portal.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Cancel plan/ }).press("Enter");
  await expect(portal.getByText(/^Yours until [A-Z][a-z]+\s\d+,\s\d{4}$/)).toBeVisible();
}

for (const example of ["plain-html", "express", "react", "vue", "svelte", "angular"]) {
  test.describe(example, () => {
    test.use({ example });

    test("shows the portal and gets its events", async ({ page, shop }) => {
      await page.goto(shop.url);
      const portal = await portalOf(page);
      const said = page.locator("p[role=status]");
      await expect(said).toHaveText("post_load_billing");
      await cancel(portal);
      await expect(said).toHaveText("cancellation");
    });
  });
}

test.describe("nextjs", () => {
  test.use({ example: "nextjs" });

  test("shows the portal from a server component, under a policy with a nonce", async ({ page, shop }) => {
    const answer = await page.goto(shop.url);
    expect(answer?.headers()["content-security-policy"]).toContain("'nonce-");
    await cancel(await portalOf(page));
  });
});

test.describe("react-router", () => {
  test.use({ example: "react-router" });

  test("opens another portal on each route, and leaves no frame behind", async ({ page, shop }) => {
    await page.goto(shop.url);
    await page.getByRole("link", { name: "Billing" }).click();
    await portalOf(page);
    await page.getByRole("link", { name: "Home" }).click();
    await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(0);
    await page.getByRole("link", { name: "Cancel" }).click();
    const portal = await portalOf(page);
    await expect(portal.getByRole("dialog").getByRole("heading", { name: /cancel/i })).toBeVisible();
    await page.goBack();
    await page.goForward();
    await portalOf(page);
    await expect(page.locator("script[src$='/embed/v1.js']")).toHaveCount(1);
  });
});
