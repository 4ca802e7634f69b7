import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

/** Once the portal is visible, nothing moves, neither inside the frame nor on the page below it. */

type Watching = {
  shifts: { value: number; hadRecentInput: boolean; startTime: number }[];
  heights: number[];
  /** Earlier shifts don't count. They may be reported later. */
  since?: number;
};

/**
 * Collects the layout shifts of every document and, in the merchant's page, the frame's heights from the moment it is
 * visible.
 */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watching: Watching = { shifts: [], heights: [] };
    Object.assign(window, { watching });
    new PerformanceObserver((list) => {
      const entries = list.getEntries() as never as Watching["shifts"];
      for (const { value, hadRecentInput, startTime } of entries)
        watching.shifts.push({ value, hadRecentInput, startTime });
    }).observe({ type: "layout-shift", buffered: true });
    const startCounting = () => {
      watching.since = Infinity;
      requestAnimationFrame(() => requestAnimationFrame(() => (watching.since = performance.now())));
    };
    const look = () => {
      const frame = document.querySelector<HTMLElement>("#portico-portal iframe");
      // Inside the portal, shifts before its ready message don't count, because the frame was still hidden.
      if ("portalPage" in window && watching.since === undefined) startCounting();
      const isShown = frame && getComputedStyle(frame).visibility === "visible";
      if (isShown && watching.heights.at(-1) !== frame.offsetHeight) {
        watching.heights.push(frame.offsetHeight);
        // When the portal replaces its skeleton, the content below it moves once.
        if (watching.heights.length === 1) startCounting();
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const total = ({ shifts, since = 0 }: Watching) =>
  shifts
    .filter(({ hadRecentInput, startTime }) => !hadRecentInput && startTime > since)
    .reduce((sum, { value }) => sum + value, 0);

for (const width of [360, 768])
  test(`at ${width} px, the frame appears at its final height, and nothing jumps afterwards`, async ({
    page,
    openPortal,
  }) => {
    await page.setViewportSize({ width, height: 1_600 });
    await watch(page);
    const portal = await openPortal("ada@example.com");
    const watched = () => page.evaluate(() => (window as never as { watching: Watching }).watching);
    const watchedInside = () =>
      portal.locator("body").evaluate(() => (window as never as { watching: Watching }).watching);
    await page.waitForLoadState("networkidle");
    const [first = 0, ...later] = (await watched()).heights;
    // When the font arrives, no line moves, but a line's height may change.
    expect(later.filter((height) => Math.abs(height - first) > 4)).toEqual([]);
    expect(total(await watched())).toBeLessThanOrEqual(0.01);
    // On a first visit, the font's arrival moves the lines below the price by up to 3 px.
    expect(total(await watchedInside())).toBeLessThanOrEqual(0.02);

    // A customer who clicks "Show more" expects the page to grow.
    const before = later.at(-1) ?? first;
    await portal.getByRole("button", { name: /^Show more/ }).click();
    await expect.poll(async () => (await watched()).heights.at(-1)).toBeGreaterThan(before);
    expect(total(await watched())).toBeLessThanOrEqual(0.01);
  });
