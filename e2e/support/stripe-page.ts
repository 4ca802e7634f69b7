import type { FrameLocator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Follows a portal link to one of Stripe's own pages, which opens in its own tab. */
export async function followToStripe(page: Page, portal: FrameLocator, name: string | RegExp): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await portal.getByRole("link", { name }).click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}

/** Chooses a test card by number on the simulator's page and saves it. */
export async function chooseCard(tab: Page, number: string, button = "Save payment method"): Promise<void> {
  await tab.getByRole("radio", { name: number }).check();
  await tab.getByRole("button", { name: button }).click();
}

/** Waits for the return page, then closes the tab, so that the customer is back on the merchant's page. */
export async function closeTab(tab: Page): Promise<void> {
  await expect(tab.getByRole("heading", { name: "You can close this window." })).toBeVisible();
  await leaveTab(tab);
}

/**
 * Closes the tab, then fires `visibilitychange` in the page behind it. A headless browser doesn't fire that event,
 * because it never hid the page. Tests that close a tab without this function show that the portal also checks on its
 * own.
 */
export async function leaveTab(tab: Page): Promise<void> {
  const context = tab.context();
  await tab.close();
  const frames = context.pages().flatMap((page) => page.frames());
  for (const frame of frames)
    await frame.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}
