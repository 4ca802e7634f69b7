import path from "node:path";
import type { Page } from "@playwright/test";
import type { Language } from "@/lib/i18n/languages";
import { expect } from "../support/fixtures";

/** The folder for the pictures. Git ignores it. */
export const galleryFolder = "dist/gallery";

export const widths = [360, 768, 1200] as const;

export type Look = { name: string; colorScheme: "light" | "dark"; language: Language; locale?: string };
export const looks: Look[] = [
  { name: "light", colorScheme: "light", language: "en-US" },
  { name: "dark", colorScheme: "dark", language: "en-US" },
  { name: "german", colorScheme: "light", language: "de", locale: "de" },
  { name: "arabic", colorScheme: "light", language: "ar", locale: "ar" },
];

/**
 * Takes a picture of the page with the whole portal at each width. `folder` is the state, and `name` is the part shown.
 */
export async function takePictures(page: Page, folder: string, name: string): Promise<void> {
  // The sample site's log sticks to the window's edge and would cover a part of the page.
  await page.locator(".log").evaluate((log) => (log.style.position = "static"));
  await takePagePictures(page, folder, name, settle);
}

/** Like `takePictures`, for a page without a frame to wait for. */
export async function takePagePictures(
  page: Page,
  folder: string,
  name: string,
  ready: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await ready(page);
    await page.screenshot({ path: path.join(galleryFolder, folder, `${name}-${width}.png`), fullPage: true });
  }
}

/** Waits until the frame has the height of its content at this width. */
async function settle(page: Page): Promise<void> {
  const frame = page.locator("#portico-portal iframe").first();
  const content = frame.contentFrame().locator("html");
  await expect
    .poll(async () => {
      const [outer, inner] = await Promise.all([
        frame.evaluate((element) => element.clientHeight),
        content.evaluate((html) => html.scrollHeight),
      ]);
      return outer - inner;
    })
    .toBeGreaterThanOrEqual(0);
}
