import type { FrameLocator, Page } from "@playwright/test";
import { everythingOn } from "../support/everything-on";
import { test } from "../support/fixtures";
import { looks, takePictures } from "./looks";

/** Together, these customers have every dialog. */
const customers = [
  { scenario: "lumen", email: "ada@example.com" },
  { scenario: "lumen", email: "farid@example.com" },
  { scenario: "past-due", email: "pavel@example.com" },
  { scenario: "paused", email: "paula@example.com" },
  { scenario: "seats", email: "selma@example.com" },
  { scenario: "multi-item", email: "mona@example.com" },
  { scenario: "several-methods", email: "zora@example.com" },
];

for (const { scenario, email } of customers)
  test.describe(`${scenario}, ${email}`, () => {
    test.use({ scenario, contextOptions: { reducedMotion: "reduce" } });

    test(`dialogs of ${scenario}, ${email}`, async ({ page, world, openPortal }) => {
      test.setTimeout(600_000);
      await world.saveSettings(everythingOn);
      for (const { name, colorScheme, locale } of looks) {
        await page.emulateMedia({ colorScheme });
        const portal = await openPortal(email, locale ? { locale } : {});
        await pictureDialogs(page, portal, `dialogs-${scenario}-${email.split("@")[0]}`, name);
      }
    });
  });

async function pictureDialogs(page: Page, portal: FrameLocator, folder: string, look: string): Promise<void> {
  const ids = await portal.locator("dialog").evaluateAll((all) => all.map(({ id }) => id));
  for (const id of ids) {
    const dialog = portal.locator(`[id="${id}"]`);
    const button = portal.locator(`button[commandfor="${id}"][command="show-modal"]`).first();
    if (await button.isVisible()) await button.press("Enter");
    else await dialog.evaluate((element: HTMLDialogElement) => element.showModal());
    // Once the dialog has an enabled button, all of its content has loaded.
    await dialog.locator("button:not([aria-disabled=true])").first().waitFor();
    await page.waitForLoadState("networkidle");
    await takePictures(page, folder, `${nameOf(id)}-${look}`);
    await dialog.evaluate((element: HTMLDialogElement) => element.close());
  }
}

/** A dialog's ID without IDs of Stripe objects: "change_plan", "pay-". */
const nameOf = (id: string) => id.replace(/(?:sub|cus|in|pm|txi)_[A-Za-z0-9]+-?/g, "");
