import { gzipSync } from "node:zlib";
import type { Frame, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

// The limit is for the portal's own scripts, because we can't change those of the framework. Bytes, gzipped.
const addedMax = 20 * 1024;

/** The compressed size of every script in the page. */
async function scriptBytes(page: Page, shown: Frame | Page): Promise<Map<string, number>> {
  const addresses = await shown.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>("script[src]:not([nomodule])")].map(({ src }) => src),
  );
  const sizes = addresses.map(async (address): Promise<[string, number]> => {
    const body = await (await page.request.get(address)).body();
    return [address, gzipSync(body, { level: 9 }).length];
  });
  return new Map(await Promise.all(sizes));
}

/** Repeats `read` until no script is added, because a frame loads its features' scripts after the page is idle. */
async function settled(read: () => Promise<Map<string, number>>): Promise<Map<string, number>> {
  const [before, after] = [await read(), await new Promise((resolve) => setTimeout(resolve, 500)).then(read)];
  return after.size === before.size ? after : settled(read);
}

/** The size of the scripts in Ada's portal, without those in a page with only the framework. */
async function weigh(page: Page, openPortal: (email: string) => Promise<unknown>): Promise<number> {
  await openPortal("ada@example.com");
  await page.waitForLoadState("networkidle");
  const frame = page.frames().find((one) => one.url().includes("/portal/"));
  if (!frame) throw new Error("The page has no portal frame.");
  const portal = await settled(() => scriptBytes(page, frame));
  // A page without its own client components loads only the framework.
  await page.goto(`${process.env.APP_URL}/docs`);
  const floor = await scriptBytes(page, page);
  expect(floor.size, "scripts of the framework").toBeGreaterThan(0);
  const own = [...portal].filter(([address]) => !floor.has(address)).reduce((sum, [, size]) => sum + size, 0);
  expect(own, "scripts of the portal").toBeGreaterThan(0);
  return own;
}

test("the portal adds at most 20 KiB of script to what the framework loads on every page", async ({
  page,
  openPortal,
}) => {
  const own = await weigh(page, openPortal);
  console.log(`portal scripts of its own: ${own} bytes gzipped (limit ${addedMax})`);
  expect(own).toBeLessThanOrEqual(addedMax);
});

test("scripts of features that the merchant hasn't turned on aren't loaded", async ({
  page,
  world,
  openPortal,
}) => {
  const usual = await weigh(page, openPortal);
  await world.saveSettings({ coupon: true, billingDetails: true, taxIds: true, updateCard: true });
  const more = await weigh(page, openPortal);
  console.log(`portal scripts with more switched on: ${more} bytes gzipped`);
  expect(more).toBeGreaterThan(usual);
});
