import type { Page } from "@playwright/test";
import { database } from "@/lib/db/client";
import type { World } from "./world";

/** Ends a portal's visits, as if a quarter of an hour had passed without a request. */
export async function expireVisits({ portalId }: World): Promise<void> {
  const lastSeenAt = new Date(Date.now() - 16 * 60_000);
  await database().visit.updateMany({ where: { portalId }, data: { lastSeenAt } });
}

/** Runs `act`, which opens the next frame, and waits until that frame has replaced the current one. */
export async function untilReplaced(page: Page, act: () => Promise<void>): Promise<void> {
  const frame = await page.locator("#portico-portal iframe").elementHandle();
  await act();
  await frame?.waitForElementState("hidden");
}
