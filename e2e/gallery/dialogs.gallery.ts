import type { FrameLocator, Page } from "@playwright/test";
import { dialogCustomers, dialogName } from "../support/dialog-customers";
import { everythingOn } from "../support/everything-on";
import { test } from "../support/fixtures";
import { looks, takePictures } from "./looks";

for (const { scenario, email, prepare } of dialogCustomers)
  test.describe(`${scenario}, ${email}`, () => {
    test.use({ scenario, contextOptions: { reducedMotion: "reduce" } });

    test(`dialogs of ${scenario}, ${email}`, async ({ page, world, openPortal }) => {
      test.setTimeout(600_000);
      await world.saveSettings(everythingOn);
      await prepare?.(world);
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
    await takePictures(page, folder, `${dialogName(id)}-${look}`);
    await dialog.evaluate((element: HTMLDialogElement) => element.close());
  }
}
