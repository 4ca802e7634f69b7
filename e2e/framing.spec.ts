import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { signIn } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { servePage } from "./support/serve-page";
import type { World } from "./support/world";

/** Pages of other sites that frame ours. Only a portal can be framed, and only where the merchant allows it. */

const app = process.env.APP_URL ?? "";

// Test mode allows localhost. This other name of the same machine isn't allowed.
let foreign: { url: string; close(): Promise<void> };
test.beforeAll(async () => {
  const { url, close } = await servePage("<!doctype html><title>A foreign site</title>");
  foreign = { url: url.replace("localhost", "foreign.localhost"), close };
});
test.afterAll(() => foreign.close());
test.use({ expectedErrors: [/frame-ancestors|X-Frame-Options|ERR_BLOCKED|404|403/] });

async function portalUrl(world: World): Promise<string> {
  const email = "ada@example.com";
  const hash = createHmac("sha256", world.secret).update(email).digest("hex");
  const headers = { origin: world.siteUrl, "content-type": "application/json" };
  const body = JSON.stringify({ portal_id: world.portalId, email, hash });
  const visit = await fetch(`${app}/api/portal/visits`, { method: "POST", headers, body });
  return ((await visit.json()) as { url: string }).url;
}

/** Frames `address` in a page of `site`. Returns what the frame shows; null if the browser refused. */
async function shownIn(page: Page, site: string, address: string): Promise<string | null> {
  await page.goto(site);
  await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const loading = { name: "framed", onload: resolve, src };
        document.body.append(Object.assign(document.createElement("iframe"), loading));
      }),
    address,
  );
  const body = page.locator('iframe[name="framed"]').contentFrame().locator("body");
  // If the browser refuses the frame, it shows its own error page.
  const isRefused = (await body.evaluate(() => location.protocol)) === "chrome-error:";
  return isRefused ? null : body.innerText();
}

test("another site can't frame our pages, even if a member is signed in", async ({ page, world }) => {
  await signIn(page, world);
  for (const path of [
    "/",
    "/sign-in",
    "/sign-up",
    "/dashboard/test/keys",
    "/dashboard/test/settings",
    `/p/${world.portalId}`,
    `/portal/${world.portalId}/preview`,
    `/portal/${world.portalId}?ticket=x`,
    "/portal/NoSuchPortal00000000?ticket=x",
    "/no-such-page",
    "/embed/v1.js",
    "/api/health",
  ])
    expect([path, await shownIn(page, foreign.url, app + path)]).toEqual([path, null]);
});

test("an allowed site can frame a portal, and another site can't, even with a valid ticket", async ({
  page,
  world,
}) => {
  expect(await shownIn(page, foreign.url, await portalUrl(world))).toBeNull();
  expect(await shownIn(page, world.siteUrl, await portalUrl(world))).toContain("Lumen Team");
});

test("another site can't frame a portal through a page of an allowed site", async ({ page, world }) => {
  await shownIn(page, foreign.url, world.pageOf("ada@example.com"));
  const urlsOf = () =>
    page
      .frame("framed")
      ?.childFrames()
      .map((frame) => frame.url().split(":")[0]);
  await expect.poll(urlsOf).toEqual(["chrome-error"]);
});
