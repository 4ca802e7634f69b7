import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

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

/** If the last click was in a Stripe tab, closes the tab, so that the customer is back in the portal. */
export async function returnToPortal(button: Locator, page: Page): Promise<void> {
  if (button.page() !== page) await closeTab(button.page());
}
