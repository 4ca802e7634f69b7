import type { FrameLocator, Page } from "@playwright/test";

/** Follows a portal link to one of Stripe's own pages, which opens in its own tab. */
export async function followToStripe(page: Page, portal: FrameLocator, name: string | RegExp): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await portal.getByRole("link", { name }).click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}
