import type { FrameLocator } from "@playwright/test";
import { expect } from "./fixtures";

/** Expects the portal's latest message, which has the focus. */
export async function expectFeedback(portal: FrameLocator, text: string | RegExp): Promise<void> {
  await expect(portal.locator(":focus").getByText(text)).toBeVisible();
}
