import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { holdNextFrame } from "./support/scripts";

/** From the skeleton on, nothing moves: neither on the page around the portal nor in its frame. */

type Watching = {
  shifts: { value: number; hadRecentInput: boolean; startTime: number }[];
  heights: number[];
  /** The time from which shifts count. A shift before that time may be reported later, but doesn't count. */
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
    const look = () => {
      const frame = document.querySelector<HTMLElement>("#portico-portal iframe");
      // On the page, the content below moves once, when the script arrives and draws the skeleton. That doesn't count.
      // In the portal, nobody sees what moves before the portal tells the page that it is ready.
      const hasBegun = document.querySelector("[data-portico]") !== null || "portalPage" in window;
      if (hasBegun && watching.since === undefined) {
        watching.since = Infinity;
        requestAnimationFrame(() => requestAnimationFrame(() => (watching.since = performance.now())));
      }
      const isShown = frame && getComputedStyle(frame).visibility === "visible";
      if (isShown && watching.heights.at(-1) !== frame.offsetHeight)
        watching.heights.push(frame.offsetHeight);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const total = ({ shifts, since = 0 }: Watching) =>
  shifts
    .filter(({ hadRecentInput, startTime }) => !hadRecentInput && startTime > since)
    .reduce((sum, { value }) => sum + value, 0);

const watchingOf = () => (window as never as { watching: Watching }).watching;

for (const width of [360, 768, 1200])
  test(`at ${width} px, nothing jumps: neither on the first visit nor once everything is cached`, async ({
    page,
    openPortal,
  }) => {
    // The window is so tall that the merchant's footer is in sight under the skeleton.
    await page.setViewportSize({ width, height: 1_600 });
    await watch(page);
    const held = await holdNextFrame(page);
    for (const visit of ["first", "repeated"]) {
      const opening = openPortal("ada@example.com");
      await held.asked;
      await expect(page.locator("footer")).toBeInViewport({ ratio: 1 });
      held.release();
      const portal = await opening;
      await page.waitForLoadState("networkidle");
      const outside = await page.evaluate(watchingOf);
      const [first = 0, ...later] = outside.heights;
      // The frame keeps its height, even when the font arrives.
      expect({ visit, later: later.filter((height) => height !== first) }).toEqual({ visit, later: [] });
      expect({ visit, moved: total(outside) > 0.01 && outside.shifts }).toEqual({ visit, moved: false });
      const inside = await portal.locator("body").evaluate(watchingOf);
      expect({ visit, moved: total(inside) > 0.01 && inside.shifts }).toEqual({ visit, moved: false });
      console.log(
        `${width} px, ${visit} visit: ${total(outside).toFixed(4)} and ${total(inside).toFixed(4)}`,
      );
    }

    // A customer who asks for more expects the page to grow.
    const portal = page.locator("#portico-portal iframe").first().contentFrame();
    const before = (await page.evaluate(watchingOf)).heights.at(-1) ?? 0;
    await portal.getByRole("button", { name: /^Show more/ }).click();
    await expect.poll(async () => (await page.evaluate(watchingOf)).heights.at(-1)).toBeGreaterThan(before);
    expect(total(await page.evaluate(watchingOf))).toBeLessThanOrEqual(0.01);
  });
