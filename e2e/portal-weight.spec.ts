import { gzipSync } from "node:zlib";
import type { Frame, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

// What every page of the framework carries is not ours to change; what is added to it is. Bytes, gzipped.
const addedMax = 20 * 1024;

/** The bytes of every script that the page names, as a server would send them. */
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

test("the portal adds at most 20 KiB of script to what the framework loads on any page", async ({
  page,
  openPortal,
}) => {
  await openPortal("ada@example.com");
  const frame = page.frames().find((one) => one.url().includes("/portal/"));
  if (!frame) throw new Error("The portal's frame is there.");
  const portal = await scriptBytes(page, frame);
  // A page without a client component of its own loads the framework alone.
  await page.goto(`${process.env.APP_URL}/docs`);
  const floor = await scriptBytes(page, page);
  const added = [...portal]
    .filter(([address]) => !floor.has(address))
    .reduce((sum, [, size]) => sum + size, 0);
  const all = [...portal.values()].reduce((sum, size) => sum + size, 0);
  console.log(`portal scripts: ${all} bytes gzipped, ${added} of them its own (limit ${addedMax})`);
  expect(floor.size, "scripts of the framework").toBeGreaterThan(0);
  expect(added, "scripts of the portal").toBeGreaterThan(0);
  expect(added).toBeLessThanOrEqual(addedMax);
});
