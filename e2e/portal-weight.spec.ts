import { gzipSync } from "node:zlib";
import type { Frame, Page } from "@playwright/test";
import { languageTags } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import { expect, test } from "./support/fixtures";

// In gzipped bytes. The limit is for the portal's own scripts, because we can't change those of the framework.
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

/** Returns a script's text with letters in place of the escapes (\\u…) that a compiler may have written. */
const unescaped = (script: string) =>
  script.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Reads until no script is added, because a frame loads the scripts of its features after the rest of the page. */
async function settled(read: () => Promise<Map<string, number>>): Promise<Map<string, number>> {
  const [before, after] = [await read(), await new Promise((resolve) => setTimeout(resolve, 500)).then(read)];
  return after.size === before.size ? after : settled(read);
}

async function frameOf(page: Page): Promise<Frame> {
  await page.waitForLoadState("networkidle");
  const frame = page.frames().find((one) => one.url().includes("/portal/"));
  if (!frame) throw new Error("The page has no portal frame.");
  return frame;
}

/** The size of the scripts in Ada's portal that a page with only the framework doesn't have. */
async function weigh(page: Page, openPortal: (email: string) => Promise<unknown>): Promise<number> {
  await openPortal("ada@example.com");
  const portal = await settled(async () => scriptBytes(page, await frameOf(page)));
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

test("a language adds nothing to the scripts, because they contain no texts", async ({
  page,
  openPortal,
}) => {
  const english = await weigh(page, openPortal);
  expect(await weigh(page, (email) => openPortal(email, { locale: "ar" }))).toBe(english);
  await openPortal("ada@example.com", { locale: "de" });
  const scripts = await settled(async () => scriptBytes(page, await frameOf(page)));
  const bodies = [...scripts.keys()].map(async (address) => (await page.request.get(address)).text());
  const all = (await Promise.all(bodies)).map(unescaped);
  for (const language of languageTags) {
    const text = sayIn(language)("cancel.not_started");
    expect({ language, found: all.filter((body) => body.includes(text)).length }).toEqual({
      language,
      found: 0,
    });
  }
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
