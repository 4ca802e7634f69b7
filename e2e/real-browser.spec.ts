import { createHmac } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { browserArgs } from "../scripts/browser-args.mjs";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { servePage } from "./support/serve-page";
import type { World } from "./support/world";

/**
 * The portal in a browser that blocks cookies and storage, or restores a page from its back/forward cache. This takes
 * the full browser, because Chromium's headless shell has no preferences.
 */

/** Runs `work` in a separate browser with these preferences. */
async function withBrowser(profile: object, work: (context: BrowserContext) => Promise<void>) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "portico-browser-"));
  await mkdir(path.join(folder, "Default"));
  await writeFile(path.join(folder, "Default/Preferences"), JSON.stringify({ profile }));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.TEST_FULL_BROWSER ?? "",
    args: browserArgs,
    reducedMotion: "reduce",
    // Playwright turns the back/forward cache off by default.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  await work(context).finally(() => context.close());
  await rm(folder, { recursive: true, force: true });
}

const portalOf = (page: Page) => page.locator("#portico-portal iframe").first().contentFrame();

async function changePlan(page: Page): Promise<void> {
  const portal = portalOf(page);
  await portal.getByRole("button", { name: "Change plan" }).press("Enter");
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await portal.getByRole("button", { name: /^Change plan and pay/ }).press("Enter");
  await expectFeedback(portal, "You’re now on Lumen Business.");
}

function accountPage({ portalId, secret }: World): string {
  const email = "ada@example.com";
  const settings = {
    portal_id: portalId,
    email,
    hash: createHmac("sha256", secret).update(email).digest("hex"),
  };
  return `<!doctype html><html lang="en"><title>Account</title><link rel="icon" href="data:,">
<div id="portico-portal"></div>
<script>window.porticoSettings = ${JSON.stringify(settings)}</script>
<script async src="${process.env.APP_URL}/embed/v1.js"></script>`;
}

for (const [what, profile] of Object.entries({
  "third-party cookies and storage": { cookie_controls_mode: 1, block_third_party_cookies: true },
  "all cookies and storage": { default_content_setting_values: { cookies: 2 } },
}))
  test(`a plan is changed while the browser blocks ${what}`, async ({ world }) => {
    await withBrowser(profile, async (context) => {
      const page = await context.newPage();
      await page.goto(world.pageOf("ada@example.com"));
      await expect(portalOf(page).getByRole("main")).toBeVisible();
      const canStore = portalOf(page)
        .locator("body")
        .evaluate(() => "x" in Object.assign(localStorage, { x: 1 }));
      await expect(canStore).rejects.toThrow("SecurityError");
      await changePlan(page);
      expect(await context.cookies()).toEqual([]);
    });
  });

test("after the browser restores the page from its back/forward cache, there is one portal, and it works", async ({
  world,
}) => {
  await withBrowser({}, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(() =>
      addEventListener("pageshow", ({ persisted }) => Object.assign(window, { isBack: persisted })),
    );
    // This test serves its own page, because the sample site's headers forbid browsers to cache pages.
    const site = await servePage(accountPage(world));
    await page.goto(site.url);
    await expect(portalOf(page).getByRole("main")).toBeVisible();
    await page.goto("about:blank");
    await page.evaluate(() => void setTimeout(() => history.back()));
    await expect(async () => expect(await page.evaluate("window.isBack")).toBeDefined()).toPass({
      timeout: 15_000,
    });
    const reasons = await page.evaluate(() => JSON.stringify(performance.getEntriesByType("navigation")[0]));
    expect(await page.evaluate("window.isBack"), reasons).toBe(true);
    await expect(page.locator("#portico-portal iframe")).toHaveCount(1);
    await changePlan(page);
    await site.close();
  });
});
