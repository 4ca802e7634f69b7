import type { FrameLocator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Follows a link of the portal to one of Stripe's own pages, which opens in a tab of its own. */
export async function follow(page: Page, portal: FrameLocator, name: string | RegExp): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await portal.getByRole("link", { name }).click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}

/** Chooses a test card by its number on the simulator's page, and saves it. */
export async function choose(tab: Page, number: string, button = "Save payment method"): Promise<void> {
  await tab.getByRole("radio", { name: number }).check();
  await tab.getByRole("button", { name: button }).click();
}

/** The return page; the customer closes the tab and is back on the merchant's page. */
export async function closeTab(tab: Page): Promise<void> {
  await expect(tab.getByRole("heading", { name: "You can close this window." })).toBeVisible();
  await leaveTab(tab);
}

/**
 * Closes the tab. A browser then tells the page behind it that it is in sight again; one without a window never hid
 * it, so it is told here. That the portal looks by itself as well is shown where a tab is closed without this.
 */
export async function leaveTab(tab: Page): Promise<void> {
  const context = tab.context();
  await tab.close();
  const frames = context.pages().flatMap((page) => page.frames());
  for (const frame of frames)
    await frame.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}
