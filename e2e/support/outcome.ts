import type { FrameLocator } from "@playwright/test";
import { expect } from "./fixtures";

/** What the portal said last: it has the focus, so that nobody has to look for it. */
export async function expectOutcome(portal: FrameLocator, text: string | RegExp): Promise<void> {
  await expect(portal.locator(":focus").getByText(text)).toBeVisible();
}
