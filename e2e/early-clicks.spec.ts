import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("a double click opens a dialog and leaves it open, even before the script loads; Close closes only that dialog", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ updateCard: true, billingDetails: true, taxIds: true });
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal("ada@example.com");
  const dialog = portal.getByRole("dialog");
  // These buttons are where the dialog's close button appears.
  for (const name of ["Edit billing details", "Add tax ID", "Update card"]) {
    await portal.getByRole("button", { name }).dblclick();
    await expect(dialog).toBeVisible();
    if (name !== "Update card") await dialog.getByRole("button", { name: "Close" }).first().dblclick();
  }
  releaseScripts();
  await expect(portal.getByRole("link", { name: "Enter card" })).toBeVisible();
});
